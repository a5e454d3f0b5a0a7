import type { DraftView } from '../../api/portal.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import { findMaterials } from '../materials/find-materials.js';

/** The draft as it was left; INVALID_STATE once it is submitted. */
export async function getDraft({ db, actor }: CommandContext, id: string): Promise<DraftView> {
  const application = await db.application.findUnique({ where: { id } });
  if (!application) throw notFound(`Expected to find draft ${id}`, '没有找到这份草稿');
  if (application.status !== 'DRAFT')
    throw invalidState(`Expected ${id} to be a draft, but it is ${application.status}`, '这份申请已经提交，请查进度');
  return {
    id,
    oneThingId: application.oneThingId,
    form: application.form as Record<string, unknown>,
    selectedItems: application.selectedItems as string[],
    version: application.version,
    materials: await findMaterials(db, actor, id),
    updatedAt: application.updatedAt.toISOString(),
  };
}
