import type { ActionResult } from '../../api/applications.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { measuresVisibleTo } from './find-measures.js';
import { followMeasures } from './follow-measures.js';
import { logNeed, updateNeed } from './keep-need.js';
import { loadNeed, requireKept } from './load-need.js';
import { problemsVisibleTo } from './problem-filter.js';

export interface LinkNeed {
  id: string;
  version: number;
  problemIds: string[];
  measureIds: string[];
}

/**
 * Says which problems a need belongs to and which of their measures answer it: the whole set, what is left out is unlinked. Measures of
 * the need alone stay with it. FORBIDDEN for what this official may not see; INVALID_STATE for a measure of another need.
 */
export async function linkNeed(context: CommandContext, input: LinkNeed): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, actor } = unit;
    const need = await loadNeed(tx, input.id);
    requireKept(actor, need);
    requireVersion('need', need, input.version);
    const problemIds = [...new Set(input.problemIds)];
    const measureIds = [...new Set(input.measureIds)];
    await linkProblems(unit, need.id, problemIds);
    const own = need.measures.filter((measure) => measure.problemId === null).map(({ id }) => id);
    await linkMeasures(
      unit,
      need.id,
      measureIds.filter((id) => !own.includes(id)),
    );
    await followMeasures(unit, { needId: need.id });
    const { version } = await updateNeed(tx, need.id, {});
    await logNeed(unit, need, 'need.linked', `关联 ${problemIds.length} 个问题、${measureIds.length} 条措施`, {
      detail: { problemIds, measureIds },
    });
    return { id: need.id, version, message: `${need.number} 的关联已保存` };
  });
}

async function linkProblems({ tx, at, actor }: UnitOfWork, needId: string, ids: readonly string[]): Promise<void> {
  const seen = await tx.problem.count({
    where: { AND: [problemsVisibleTo(actor as UserActor), { id: { in: [...ids] }, status: { not: 'MERGED' } }] },
  });
  if (seen !== ids.length)
    throw forbidden('Expected problems that this actor may see', '有的问题您看不到，或者已并入别的问题，不能关联');
  await tx.needProblem.deleteMany({ where: { needId, problemId: { notIn: [...ids] } } });
  for (const problemId of ids)
    await tx.needProblem.upsert({
      where: { needId_problemId: { needId, problemId } },
      create: { needId, problemId, linkedAt: at },
      update: {},
    });
}

async function linkMeasures({ tx, actor }: UnitOfWork, needId: string, ids: readonly string[]): Promise<void> {
  const measures = await tx.measure.findMany({
    where: { AND: [measuresVisibleTo(actor as UserActor), { id: { in: [...ids] } }] },
    include: { need: { select: { id: true, number: true } } },
  });
  if (measures.length !== ids.length)
    throw forbidden('Expected measures that this actor may see', '有的措施您看不到，不能关联');
  const taken = measures.find((measure) => measure.need && measure.need.id !== needId);
  if (taken)
    throw invalidState(
      `Expected measure ${taken.id} to answer no other need`,
      `措施 ${taken.number} 已对应需求 ${taken.need?.number ?? ''}，一条措施只对应一条需求`,
    );
  await tx.measure.updateMany({
    where: { needId, problemId: { not: null }, id: { notIn: [...ids] } },
    data: { needId: null },
  });
  await tx.measure.updateMany({ where: { id: { in: [...ids] } }, data: { needId } });
}
