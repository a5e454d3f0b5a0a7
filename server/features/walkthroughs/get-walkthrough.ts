import type { WalkthroughView } from '../../api/walkthroughs.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findTimeline } from '../applications/find-timeline.js';
import { findProblemRows } from '../problems/find-problem-rows.js';
import { findItemName } from './find-item-name.js';
import { findSteps } from './find-steps.js';
import { findWalkthroughActions } from './find-walkthrough-actions.js';
import { findWalkthroughRows } from './find-walkthrough-rows.js';
import { getScenario } from './get-scenario.js';
import { loadWalkthrough, type WalkthroughRecord } from './load-walkthrough.js';
import { materialsOf } from './materials-of.js';
import { draftedMaterials } from './save-material.js';
import type { ScenarioContent } from './scenario-data.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { isWalker, requireReader } from './walkthrough-permissions.js';

/** Everything on the pages of one walk. NOT_FOUND; FORBIDDEN for whoever neither walks nor oversees it. */
export async function getWalkthrough(
  db: Db,
  deps: Pick<WalkthroughDeps, 'clock' | 'findChips'>,
  actor: UserActor,
  id: string,
): Promise<WalkthroughView> {
  const walkthrough = await loadWalkthrough(db, id);
  requireReader(actor, walkthrough);
  const [row] = await findWalkthroughRows(db, deps.clock.now(), deps.findChips, [id]);
  if (!row) throw new Error(`Expected a row of walkthrough ${id}`);
  const { content } = await getScenario(db, walkthrough.scenarioId);
  const tasks = await db.userTask.findMany({
    where: { subjectType: 'walkthrough', subjectId: id, state: 'CREATED' },
    select: { jobKey: true, kind: true, assigneeId: true },
  });
  const problems = await db.problem.findMany({
    where: { walkthroughId: id },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  const instances = await db.processInstance.findMany({
    where: { subjectType: 'walkthrough', subjectId: id },
    orderBy: { startedAt: 'desc' },
    select: { key: true },
  });
  return {
    ...row,
    version: walkthrough.version,
    scenarioId: walkthrough.scenarioId,
    processId: walkthrough.processId,
    mine: isWalker(actor, walkthrough),
    serviceItemName: await findItemName(db, content),
    roles: content.roles,
    conductRules: content.conductRules,
    negativeCheckpoints: content.negativeCheckpoints,
    steps: await findSteps(db, actor, walkthrough, tasks),
    materials: writtenMaterials(walkthrough, content),
    problemRows: await findProblemRows(
      db,
      problems.map((problem) => problem.id),
    ),
    needs: await findNeedsOf(db, id),
    actions: await findWalkthroughActions(db, actor, walkthrough, new Set(tasks.map(({ kind }) => kind))),
    processInstanceKeys: instances.map(({ key }) => key),
    timeline: await findTimeline(db, { subjectType: 'walkthrough', subjectId: id }),
  };
}

async function findNeedsOf(db: Db, walkthroughId: string): Promise<WalkthroughView['needs']> {
  const needs = await db.need.findMany({
    where: { walkthroughId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, description: true, _count: { select: { measures: true } } },
  });
  return needs.map(({ _count, ...need }) => ({ ...need, measures: _count.measures }));
}

function writtenMaterials(walkthrough: WalkthroughRecord, content: ScenarioContent): WalkthroughView['materials'] {
  const drafts = draftedMaterials(walkthrough);
  return materialsOf(content).map(({ kind, name }) => {
    const submitted = walkthrough.materials.find((material) => material.kind === kind);
    return {
      kind,
      name,
      text: drafts[kind] ?? submitted?.text ?? null,
      submittedAt: submitted?.submittedAt.toISOString() ?? null,
    };
  });
}
