import type { UnitOfWork } from '../../shared/command-context.js';
import { findWaitingFor, type WaitsFor } from '../tasks/find-waiting-for.js';
import type { OperationsDeps } from './operations-deps.js';

/** What its holder is told of a subject whose diagram no longer carries it. */
export interface HolderNotice {
  dedupeKey: string;
  kind: string;
  /** Before the title and number of the subject: `流程已停止`. */
  about: string;
  body: string;
}

/**
 * Tells whoever has a subject in hand: its handler, else the unit or role that is to take it, else its unit, else the coordinators. Answers
 * false when the subject is none of ours.
 */
export async function tellHolder(
  unit: UnitOfWork,
  deps: Pick<OperationsDeps, 'notices' | 'findSubject'>,
  { subjectType, subjectId }: { subjectType: string | null; subjectId: string | null },
  { about, ...notice }: HolderNotice,
): Promise<boolean> {
  if (subjectType === null || subjectId === null) return false;
  const facts = await deps.findSubject(unit.tx, subjectType, subjectId);
  if (!facts) return false;
  const holder: WaitsFor =
    (facts.handlerId !== null && { recipientType: 'USER', recipientId: facts.handlerId }) ||
    ((await findWaitingFor(unit.tx, { subjectType, subjectId }, facts.unitId)) ??
      (facts.unitId !== null
        ? { recipientType: 'UNIT', recipientId: facts.unitId }
        : { recipientType: 'ROLE', recipientId: 'COORDINATOR' }));
  await deps.notices.send(unit, {
    ...holder,
    ...notice,
    title: `${about}：${facts.title} ${facts.number}`,
    subjectType,
    subjectId,
  });
  return true;
}
