import type { Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { newId } from '../../shared/ids.js';
import { findPlan } from './find-plan.js';
import type { WalkthroughRecord } from './load-walkthrough.js';
import type { PlannedStep } from './step-plan.js';

/** One step of the walk by its task kind; NOT_FOUND otherwise. */
export async function requireStep(tx: Tx, walkthrough: WalkthroughRecord, kind: string): Promise<PlannedStep> {
  const step = (await findPlan(tx, walkthrough)).find((each) => each.kind === kind);
  if (!step) throw notFound(`Expected walkthrough ${walkthrough.id} to have a step ${kind}`, '这次走流程没有这一步');
  return step;
}

type RecordData = {
  conclusion?: string | null;
  basis?: string | null;
  content?: object;
  draft?: object | null;
  recordedById?: string | null;
  recordedAt?: Date;
};

/** Writes the one record of a step, or what changes of it; answers its id. */
export async function keepRecord(
  tx: Tx,
  at: Date,
  walkthroughId: string,
  step: Pick<PlannedStep, 'kind' | 'elementId'>,
  data: RecordData,
): Promise<string> {
  const { draft, ...rest } = data;
  const known = await tx.walkthroughRecord.findUnique({
    where: { walkthroughId_kind: { walkthroughId, kind: step.kind } },
    select: { id: true },
  });
  const id = known?.id ?? newId('rec', at);
  if (!known)
    await tx.walkthroughRecord.create({
      data: { id, walkthroughId, kind: step.kind, elementId: step.elementId, content: {}, updatedAt: at },
    });
  await tx.walkthroughRecord.update({ where: { id }, data: { ...rest, elementId: step.elementId, updatedAt: at } });
  if (draft !== undefined) await writeDraft(tx, id, draft);
  return id;
}

/** An absent draft is NULL in the table, not the JSON text null. */
const writeDraft = (tx: Tx, id: string, draft: object | null) =>
  draft === null
    ? tx.$executeRawUnsafe('UPDATE "WalkthroughRecord" SET "draft" = NULL WHERE "id" = ?', id)
    : tx.walkthroughRecord.update({ where: { id }, data: { draft } });
