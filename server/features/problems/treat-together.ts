import type { ActionResult } from '../../api/applications.js';
import type { TreatTogether } from '../../api/problems.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { findTreatments, refuseJoining, refuseSibling, type Treatment } from './find-treatment.js';
import { giveToUnit } from './give-to-unit.js';
import { changeProblem, loadProblem, type ProblemRecord } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { requireProblemStatus } from './problem-states.js';
import { recordMeasureOf } from './record-measure.js';

/**
 * 一并整改: siblings of one class under one rectification with one measure (R60): that of the problem, or a new one. The problem joins it while
 * it is open itself; one that has ended only shows its siblings. All or nothing: INVALID_STATE with `details.refused` when one cannot join.
 */
export async function treatTogether(
  context: CommandContext,
  deps: ProblemDeps,
  input: TreatTogether & { id: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('treat', actor, problem.id);
    requireProblemStatus('treat', problem);
    requireVersion('problem', problem, input.version);
    const siblings = await loadSiblings(unit, problem, input.siblingIds);
    const current = (await findTreatments(tx, [problem.id])).get(problem.id);
    const refusal = refuseJoining(current);
    if (refusal) throw invalidState(`Expected rectification ${current?.id} to take another problem`, refusal);
    const { treatment, head, joining } = current
      ? { treatment: current, head: problem, joining: siblings }
      : await openFor(unit, deps, input, problem, siblings);
    for (const sibling of joining) await join(unit, sibling, head, treatment);
    if (joining.length > 0) await tell(unit, deps, treatment, joining);
    const { version } = await changeProblem(tx, problem.id, {});
    return {
      id: problem.id,
      version,
      message: `${siblings.length} 个同类问题已并入整改 ${treatment.number}，一并解决`,
    };
  });
}

/** Each once, and every one of them fit; otherwise a refusal that says why for each. */
async function loadSiblings({ tx }: UnitOfWork, problem: ProblemRecord, ids: readonly string[]) {
  const siblings: ProblemRecord[] = [];
  for (const id of new Set(ids)) if (id !== problem.id) siblings.push(await loadProblem(tx, id));
  if (siblings.length === 0) throw invalidArgument('Expected at least one sibling', '请选择一并整改的同类问题');
  const treatments = await findTreatments(
    tx,
    siblings.map(({ id }) => id),
  );
  const refused = siblings.flatMap((sibling) => {
    const reason = refuseSibling(problem, sibling, treatments.get(sibling.id));
    return reason ? [{ id: sibling.id, number: sibling.number, reason }] : [];
  });
  if (refused.length > 0)
    throw invalidState(
      `Expected ${refused.map(({ id }) => id).join(', ')} to be fit for one treatment with ${problem.id}`,
      `有 ${refused.length} 个问题不能一并整改，一个也没有并入：${refused.map((each) => `${each.number} ${each.reason}`).join('；')}`,
      { refused },
    );
  return siblings;
}

/** No rectification runs for the problem: one is opened, of itself while it waits for 归口, else of the first sibling. */
async function openFor(
  unit: UnitOfWork,
  deps: ProblemDeps,
  { unitId = '', kind }: TreatTogether,
  problem: ProblemRecord,
  siblings: readonly ProblemRecord[],
): Promise<{ treatment: Treatment; head: ProblemRecord; joining: readonly ProblemRecord[] }> {
  const [first, ...others] = siblings;
  const isHead = problem.status === 'REPORTED';
  const head = isHead || !first ? problem : first;
  if (!kind) throw invalidArgument('Expected a kind for the new rectification', '请选择整改类别');
  const { id } = await giveToUnit(unit, deps, head, { unitId, kind, problemClassId: head.problemClassId });
  const treatment = await unit.tx.rectification.findUniqueOrThrow({ where: { id } });
  return { treatment, head, joining: isHead ? siblings : others };
}

async function join(unit: UnitOfWork, sibling: ProblemRecord, head: ProblemRecord, treatment: Treatment) {
  const { tx, at, actor } = unit;
  const linkedById = actor.type === 'USER' ? actor.id : null;
  const link = { rectificationId: treatment.id, problemId: sibling.id };
  await tx.rectificationProblem.upsert({
    where: { rectificationId_problemId: link },
    create: { ...link, linkedById, linkedAt: at },
    update: { linkedById, linkedAt: at, endedAt: null },
  });
  await changeProblem(tx, sibling.id, {
    status: requireProblemStatus('triage', sibling),
    responsibleUnitId: treatment.unitId,
    proposedKind: head.proposedKind,
    triagedAt: at,
    triagedById: linkedById,
  });
  await logProblem(unit, sibling, 'problem.treatedTogether', `与 ${head.number} 一并整改，整改 ${treatment.number}`, {
    detail: { rectificationId: treatment.id, headId: head.id },
  });
  await unit.ledger({
    action: 'rectification.problemJoined',
    subjectType: 'rectification',
    subjectId: treatment.id,
    caseId: treatment.id,
    summary: `${treatment.number}：同类问题 ${sibling.number} 并入本整改`,
    detail: { problemId: sibling.id },
  });
  if (treatment.status === 'RECTIFYING' && treatment.measure)
    await recordMeasureOf(unit, {
      problemId: sibling.id,
      rectificationId: treatment.id,
      text: treatment.measure,
      unitId: treatment.unitId,
      dueAt: treatment.promisedDueAt,
    });
}

const tell = (
  unit: UnitOfWork,
  { notices }: ProblemDeps,
  { id, number, unitId }: Treatment,
  joining: readonly ProblemRecord[],
) =>
  notices.send(unit, {
    dedupeKey: `rectification.problemJoined:${id}:${joining.map((each) => each.id).join(',')}`,
    recipientType: 'UNIT',
    recipientId: unitId,
    kind: 'rectification.problemJoined',
    title: `整改 ${number} 增加 ${joining.length} 个同类问题`,
    body: `${joining.map((each) => each.number).join('、')} 与原问题一并整改，销号时一并办结。`,
    subjectType: 'rectification',
    subjectId: id,
  });
