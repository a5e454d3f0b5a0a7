import type { UnitOfWork } from '../../shared/command-context.js';
import type { DesignerDeps } from './designer-deps.js';
import type { DraftRecord } from './load-draft.js';

/** Tells the one who drew what became of the draft; each round of submitting has its own notice. */
export function tellAuthor(
  unit: UnitOfWork,
  { notices }: Pick<DesignerDeps, 'notices'>,
  draft: DraftRecord,
  what: 'published' | 'rejected',
  title: string,
  body: string,
): Promise<void> {
  return notices.send(unit, {
    dedupeKey: `process-draft.${what}:${draft.id}:${draft.version}`,
    recipientType: 'USER',
    recipientId: draft.authorId,
    kind: `process-draft.${what}`,
    title,
    body,
    subjectType: 'process-draft',
    subjectId: draft.id,
  });
}
