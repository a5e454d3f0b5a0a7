import type { WalkthroughStatus } from '../../api/loop-states.js';
import type { WalkthroughRow } from '../../api/walkthroughs.js';
import type { Db } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import { findOpenProblems } from '../problems/find-open-problems.js';
import type { ScenarioContent } from './scenario-data.js';
import { planSteps, type PlannedStep } from './step-plan.js';
import { progressOf } from './step-states.js';

/** Walks as lists show them: person, unit, progress, problems and the chip of the milestone, in the order of the ids. */
export async function findWalkthroughRows(
  db: Db,
  at: Date,
  findChips: FindDeadlineChips,
  ids: readonly string[],
): Promise<WalkthroughRow[]> {
  const found = await db.walkthrough.findMany({
    where: { id: { in: [...ids] } },
    include: { records: { select: { kind: true, recordedAt: true, content: true } } },
  });
  const rows = new Map(found.map((row) => [row.id, row]));
  const scenarios = await db.scenario.findMany({
    where: { id: { in: found.map(({ scenarioId }) => scenarioId) } },
    select: { id: true, content: true },
  });
  const contents = new Map(scenarios.map(({ id, content }) => [id, content as unknown as ScenarioContent]));
  const plans = new Map<string, PlannedStep[]>();
  const planOf = ({ scenarioId, angle }: { scenarioId: string; angle: string }): PlannedStep[] => {
    const content = contents.get(scenarioId);
    const plan = plans.get(`${scenarioId} ${angle}`) ?? (content ? planSteps(content, angle) : []);
    plans.set(`${scenarioId} ${angle}`, plan);
    return plan;
  };
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: found.map(({ unitId }) => unitId) } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  const walkers = new Map(
    (
      await db.user.findMany({
        where: { id: { in: found.map(({ walkerId }) => walkerId) } },
        select: { id: true, displayName: true },
      })
    ).map((walker) => [walker.id, walker.displayName]),
  );
  const tasks = await db.userTask.findMany({
    where: { subjectType: 'walkthrough', subjectId: { in: [...ids] }, state: 'CREATED' },
    select: { subjectId: true, kind: true },
  });
  const problems = await db.problem.groupBy({
    by: ['walkthroughId'],
    where: { walkthroughId: { in: [...ids] } },
    _count: true,
  });
  const open = await findOpenProblems(db, ids);
  const chips = await findChips(db, at, 'walkthrough', ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const openKinds = new Set(tasks.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind));
    const { done, total } = progressOf(planOf(row), row, row.records, openKinds);
    return [
      {
        id,
        number: row.number,
        scenarioName: row.scenarioName,
        walkerName: walkers.get(row.walkerId) ?? row.walkerPost,
        walkerPost: row.walkerPost,
        angle: row.angle,
        unitName: units.get(row.unitId) ?? row.unitId,
        place: row.place,
        level: row.level,
        levelReason: row.levelReason,
        status: row.status as WalkthroughStatus,
        stepsDone: done,
        stepsTotal: total,
        problems: problems.find(({ walkthroughId }) => walkthroughId === id)?._count ?? 0,
        openProblems: open.get(id) ?? 0,
        dueOn: row.dueOn,
        assignedAt: row.assignedAt.toISOString(),
        deadline: chips.get(id)?.[0] ?? null,
      },
    ];
  });
}
