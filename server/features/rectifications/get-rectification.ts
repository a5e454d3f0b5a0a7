import type { RectificationView } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findTimeline } from '../applications/find-timeline.js';
import { findProblemRows } from '../problems/find-problem-rows.js';
import { findSiblings } from '../problems/find-siblings.js';
import { findMissingSlots } from './find-missing-slots.js';
import { findProposal } from './find-proposal.js';
import { findProofs } from './find-proofs.js';
import { findRectificationActions } from './find-rectification-actions.js';
import { findRectificationRows } from './find-rectification-rows.js';
import { findRounds } from './find-rounds.js';
import { loadRectification, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { requireReader } from './require-reader.js';

/** Everything on the page of one rectification. NOT_FOUND; FORBIDDEN with a sentence that says whose it is. */
export async function getRectification(
  db: Db,
  deps: Pick<RectificationDeps, 'clock' | 'settings' | 'findChips' | 'tasks'>,
  actor: UserActor,
  id: string,
): Promise<RectificationView> {
  const at = deps.clock.now();
  const record = await loadRectification(db, id);
  await requireReader(db, actor, record);
  const [row] = await findRectificationRows(db, at, deps.findChips, [id]);
  if (!row) throw new Error(`Expected a row of rectification ${id}`);
  const { measure, plan, standard, findings, remedy, rule, effect } = record;
  return {
    ...row,
    version: record.version,
    problem: await findProblemPart(db, record),
    ratingId: record.ratingId,
    ...{ measure, plan, standard, findings, remedy, rule, effect },
    ...(await findPeople(db, record)),
    missing: findMissingSlots(record),
    proofs: await findProofs(db, record),
    rounds: await findRounds(db, at, deps.findChips, record),
    extensions: record.extensions.map((each) => ({
      id: each.id,
      days: each.days,
      reason: each.reason,
      status: each.status,
      requestedAt: each.requestedAt.toISOString(),
      decidedAt: each.decidedAt?.toISOString() ?? null,
      decisionNote: each.decisionNote,
      oldDueAt: each.oldDueAt?.toISOString() ?? null,
      newDueAt: each.newDueAt?.toISOString() ?? null,
    })),
    treated: await findProblemRows(
      db,
      record.treated.map(({ problemId }) => problemId),
    ),
    siblings: record.problem ? await findSiblings(db, record.problem) : [],
    changedProcess: await findChangedProcess(db, record),
    proposal: await findProposal(db, deps.settings, record, at),
    ...(await findRectificationActions(db, deps.tasks, actor, record, at)),
    processInstanceKeys: await findInstanceKeys(db, id),
    timeline: await findTimeline(db, {
      subjectType: 'rectification',
      subjectId: id,
    }),
  };
}

async function findProblemPart(db: Db, { problem }: RectificationRecord): Promise<RectificationView['problem']> {
  if (!problem) return null;
  const [row] = await findProblemRows(db, [problem.id]);
  const { description, processId, elementId } = problem;
  return row ? { ...row, description, processId, elementId } : null;
}

/** The version of a process that the fix changed, by the name people know (R65). */
async function findChangedProcess(
  db: Db,
  { changedProcessId, changedVersion }: RectificationRecord,
): Promise<RectificationView['changedProcess']> {
  if (changedProcessId === null || changedVersion === null) return null;
  const definition = await db.processDefinition.findFirst({
    where: { processId: changedProcessId, version: changedVersion },
    select: { name: true },
  });
  return { processId: changedProcessId, version: changedVersion, name: definition?.name ?? changedProcessId };
}

/** Who verifies, who evaluates, and who signed off. */
async function findPeople(
  db: Db,
  record: RectificationRecord,
): Promise<Pick<RectificationView, 'verifierUnitName' | 'evaluatorText' | 'signOff'>> {
  const { verifierUnitId, evaluatorId, signedOffById, signOffNumber, signedOffAt, ratingId, status } = record;
  const verifier = verifierUnitId
    ? await db.unit.findUnique({
        where: { id: verifierUnitId },
        select: { name: true },
      })
    : null;
  const ids = [evaluatorId, signedOffById].filter((id) => id !== null);
  const users = new Map(
    (
      await db.user.findMany({
        where: { id: { in: ids } },
        select: { id: true, displayName: true, post: true },
      })
    ).map((user) => [user.id, user]),
  );
  const evaluator = users.get(evaluatorId ?? '');
  const named = evaluator ? `${evaluator.displayName}（${evaluator.post}）` : '行风办（回访后代为评价）';
  return {
    verifierUnitName: verifier?.name ?? null,
    evaluatorText: ratingId ? `服务对象，由回访人${evaluator ? ` ${named} ` : ''}回访登记` : named,
    signOff:
      status === 'SIGNED_OFF' && signOffNumber && signedOffAt
        ? {
            number: signOffNumber,
            at: signedOffAt.toISOString(),
            by: users.get(signedOffById ?? '')?.post ?? '',
          }
        : null,
  };
}

/** The instances that carry or carried it, latest first. */
async function findInstanceKeys(db: Db, id: string): Promise<string[]> {
  const instances = await db.processInstance.findMany({
    where: { subjectType: 'rectification', subjectId: id },
    orderBy: { startedAt: 'desc' },
    select: { key: true },
  });
  return instances.map(({ key }) => key);
}
