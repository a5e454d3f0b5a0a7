import type { ActionOffer } from '../../api/applications.js';
import type { NeedView } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { findTimeline } from '../applications/find-timeline.js';
import { findMeasures } from './find-measures.js';
import { findNeedRows, needsVisibleTo } from './find-needs.js';
import { findProblemRows } from './find-problem-rows.js';
import { loadNeed, refuseKeeper, type NeedRecord } from './load-need.js';
import { problemsVisibleTo } from './problem-filter.js';

const LABELS = { change: '修改', link: '关联问题和措施', withdraw: '撤回' } as const;
const MOST_MEASURES = 200;

/** Everything on the page of one need. NOT_FOUND; FORBIDDEN for who has nothing to do with it. */
export async function getNeed(db: Db, actor: UserActor, id: string): Promise<NeedView> {
  const record = await loadNeed(db, id);
  if ((await db.need.count({ where: { AND: [{ id }, needsVisibleTo(actor)] } })) === 0)
    throw forbidden(
      `Expected user ${actor.id} to be concerned with need ${id}`,
      '这条需求不是您或您单位提出或办理的，需要了解请联系行风办',
    );
  const [row] = await findNeedRows(db, [id]);
  if (!row) throw new Error(`Expected a row of need ${id}`);
  const seen = await db.problem.findMany({
    where: { AND: [problemsVisibleTo(actor), { id: { in: record.problems.map(({ problemId }) => problemId) } }] },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const measures = await findMeasures(db, actor, { needId: id, page: 1, pageSize: MOST_MEASURES, order: 'asc' });
  return {
    ...row,
    version: record.version,
    withdrawReason: record.withdrawReason,
    linkedProblems: await findProblemRows(
      db,
      seen.map((problem) => problem.id),
    ),
    linkedMeasures: measures.items,
    actions: actionsOf(actor, record),
    timeline: await findTimeline(db, { subjectType: 'need', subjectId: id }),
  };
}

function actionsOf(actor: UserActor, record: NeedRecord): ActionOffer[] {
  const reason = record.withdrawnAt ? '这条需求已撤回' : refuseKeeper(actor, record);
  return Object.entries(LABELS).map(([action, label]) => ({ action, label, allowed: reason === null, reason }));
}
