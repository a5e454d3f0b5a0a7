import type { DesignDiff } from '../../api/designer.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesk } from './designer-permissions.js';
import { diffDiagrams } from './diff-diagrams.js';
import { loadDraft } from './load-draft.js';

/**
 * What a draft changes against what new cases take now (not against what it began from: publishing replaces the former).
 * A published draft is compared with the version before its own.
 */
export async function getDraftDiff(
  { db, actor }: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  id: string,
): Promise<DesignDiff> {
  requireDesk(deps, actor);
  const { processId, xml, publishedVersion } = await loadDraft(db, id);
  const before = await db.processDefinition.findFirst({
    where: { processId, ...(publishedVersion !== null && { version: { lt: publishedVersion } }) },
    orderBy: { version: 'desc' },
    select: { xml: true },
  });
  return before ? diffDiagrams(before.xml, xml) : { added: [], removed: [], changed: [], moved: 0 };
}
