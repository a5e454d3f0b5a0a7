import type { MissingEntry } from '../../api/portal.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';

/**
 * 容缺承诺 (R130): the applicant signs to hand in a material later, so it is on record as committed and no longer missing.
 * Only materials can be promised; a field or the credit commitment cannot.
 */
export async function commitMissingMaterials(
  unit: UnitOfWork,
  applicationId: string,
  missing: readonly MissingEntry[],
): Promise<void> {
  const { tx, at, actor, ledger } = unit;
  for (const entry of missing) {
    if (entry.kind !== 'MATERIAL') continue;
    await tx.material.create({
      data: {
        id: newId('mat', at),
        applicationId,
        key: entry.key,
        label: entry.label,
        status: 'COMMITMENT',
        sourceText: '已签署容缺承诺，后补',
        addedById: actor.type === 'USER' ? actor.id : null,
        addedAt: at,
      },
    });
    await ledger({
      action: 'material.committed',
      subjectType: 'application',
      subjectId: applicationId,
      caseId: applicationId,
      summary: `签署容缺承诺：“${entry.label}”后补`,
    });
  }
}
