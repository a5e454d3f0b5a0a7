import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';

/** Takes a file back while the draft is open, or while the correction it answers is open. The stored content stays; the row is marked. */
export async function removeMaterial(
  context: CommandContext,
  input: { applicationId: string; materialId: string },
): Promise<void> {
  await inTransaction(context, async ({ tx, ledger }) => {
    const material = await tx.material.findFirst({
      where: { id: input.materialId, applicationId: input.applicationId, status: 'UPLOADED' },
      include: { application: true },
    });
    if (!material) throw notFound(`Expected to find material ${input.materialId}`, '没有找到这份材料');
    const correction = material.correctionId
      ? await tx.correction.findUnique({ where: { id: material.correctionId } })
      : null;
    if (material.application.status !== 'DRAFT' && correction?.status !== 'OPEN')
      throw invalidState(
        `Expected material ${material.id} to belong to a draft or an open correction`,
        '申请已提交，不能再删除材料',
      );
    await tx.material.update({ where: { id: material.id }, data: { status: 'REPLACED' } });
    await ledger({
      action: 'material.removed',
      subjectType: 'application',
      subjectId: material.applicationId,
      caseId: material.applicationId,
      summary: `删除材料“${material.label}”`,
    });
  });
}
