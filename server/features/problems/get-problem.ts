import type { ActionOffer } from '../../api/applications.js';
import type { RectificationKind } from '../../api/loop-states.js';
import type { ProblemView } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findTimeline } from '../applications/find-timeline.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-scopes.js';
import { findProblemRows } from './find-problem-rows.js';
import { findSiblings } from './find-siblings.js';
import { loadProblem, type ProblemRecord } from './load-problem.js';
import { refuseByPermission, type ProblemPersonVerb } from './problem-permissions.js';
import { refuseByStatus } from './problem-states.js';
import { requireReader } from './require-reader.js';

const LABELS: Record<ProblemPersonVerb, string> = {
  triage: '归口',
  merge: '并入',
  dismiss: '不予立项',
  consult: '联席会商',
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
  return {
    ...row,
    ...{ description, processId, elementId, walkthroughId, ratingId, version },
    proposedKind: record.proposedKind as RectificationKind | null,
    mergedInto: into,
    siblings: await findSiblings(db, record),
    consultations: await findConsultations(db, record),
    actions: actionsOf(actor, record),
    timeline: await findTimeline(db, { subjectType: 'problem', subjectId: id }),
  };
}

const actionsOf = (actor: UserActor, record: ProblemRecord): ActionOffer[] =>
  (Object.keys(LABELS) as ProblemPersonVerb[]).map((verb) => {
    const reason = refuseByStatus(verb, record) ?? refuseByPermission(verb, actor);
    return {
      action: verb,
      label: LABELS[verb],
      allowed: reason === null,
      reason,
    };
  });

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
