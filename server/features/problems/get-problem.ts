import type { ActionOffer } from '../../api/applications.js';
import type { RectificationKind } from '../../api/loop-states.js';
import type { ProblemView, SiblingProblem } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findTimeline } from '../applications/find-timeline.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-scopes.js';
import { findProblemRows } from './find-problem-rows.js';
import { findTreatableSiblings } from './find-siblings.js';
import { findTreatments, refuseJoining, type Treatment } from './find-treatment.js';
import { loadProblem, type ProblemRecord } from './load-problem.js';
import { refuseByPermission, type ProblemPersonVerb } from './problem-permissions.js';
import { refuseByStatus } from './problem-states.js';
import { requireReader } from './require-reader.js';

const LABELS: Record<ProblemPersonVerb, string> = {
  triage: '归口',
  merge: '并入',
  dismiss: '不予立项',
  consult: '联席会商',
  treat: '一并整改',
};

/** Everything on the page of one problem. NOT_FOUND; FORBIDDEN with a sentence that says whose it is. */
export async function getProblem(db: Db, actor: UserActor, id: string): Promise<ProblemView> {
  const record = await loadProblem(db, id);
  await requireReader(db, actor, record);
  const [row] = await findProblemRows(db, [id]);
  if (!row) throw new Error(`Expected a row of problem ${id}`);
  const { description, processId, elementId, walkthroughId, ratingId, version } = record;
  const into = record.mergedIntoId
    ? await db.problem.findUnique({
        where: { id: record.mergedIntoId },
        select: { id: true, number: true },
      })
    : null;
  const siblings = await findTreatableSiblings(db, record);
  const treatment = (await findTreatments(db, [id])).get(id);
  return {
    ...row,
    ...{ description, processId, elementId, walkthroughId, ratingId, version },
    proposedKind: record.proposedKind as RectificationKind | null,
    mergedInto: into,
    siblings,
    treatment: treatment ? { id: treatment.id, number: treatment.number } : null,
    needs: await findNeedsOf(db, id),
    consultations: await findConsultations(db, record),
    actions: actionsOf(actor, record, siblings, treatment),
    timeline: await findTimeline(db, { subjectType: 'problem', subjectId: id }),
  };
}

const actionsOf = (
  actor: UserActor,
  record: ProblemRecord,
  siblings: readonly SiblingProblem[],
  treatment: Treatment | undefined,
): ActionOffer[] =>
  (Object.keys(LABELS) as ProblemPersonVerb[]).map((verb) => {
    const reason =
      refuseByStatus(verb, record) ??
      refuseByPermission(verb, actor) ??
      (verb === 'treat' ? refuseTreating(siblings, treatment) : null);
    return {
      action: verb,
      label: LABELS[verb],
      allowed: reason === null,
      reason,
    };
  });

const refuseTreating = (siblings: readonly SiblingProblem[], treatment: Treatment | undefined): string | null =>
  siblings.some(({ refusal }) => refusal === null) ? refuseJoining(treatment) : '没有可以一并整改的同类问题';

/** The needs that stand beside the problem. */
async function findNeedsOf(db: Db, problemId: string): Promise<ProblemView['needs']> {
  const links = await db.needProblem.findMany({
    where: { problemId },
    orderBy: { needId: 'asc' },
    select: { need: { select: { id: true, number: true, description: true } } },
  });
  return links.map(({ need }) => need);
}

async function findConsultations(db: Db, { consultations }: ProblemRecord): Promise<ProblemView['consultations']> {
  const ids = consultations.flatMap((each) => each.unitIds as string[]);
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  return consultations.map((each) => ({
    id: each.id,
    scope: CONSULTATION_SCOPES[each.scope as ConsultationScope] ?? each.scope,
    unitNames: (each.unitIds as string[]).map((unitId) => units.get(unitId) ?? unitId),
    topic: each.topic,
    conclusion: each.conclusion,
    calledAt: each.calledAt.toISOString(),
  }));
}
