import type { TaskKind } from '../../../processes/contract.js';
import {
  PROBLEM_SOURCES,
  type ProblemSource,
  type RectificationKind,
  type RectificationStatus,
} from '../../api/loop-states.js';
import type { DeadlineChip } from '../../api/deadlines.js';
import type { RectificationRow } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';

/** Rectifications as lists show them: unit, handler, last reminder and the chip of the running round, in the order of the ids. */
export async function findRectificationRows(
  db: Db,
  at: Date,
  findChips: FindDeadlineChips,
  ids: readonly string[],
): Promise<RectificationRow[]> {
  const found = await db.rectification.findMany({
    where: { id: { in: [...ids] } },
    include: {
      problem: { select: { source: true } },
      rounds: { orderBy: { round: 'desc' }, take: 1 },
    },
  });
  const rows = new Map(found.map((row) => [row.id, row]));
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: found.map((row) => row.unitId) } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  const chips = await findChips(
    db,
    at,
    'rectification',
    found.flatMap((row) => row.rounds.map((round) => round.id)),
  );
  const handlers = await findHandlers(db, ids);
  const reminders = await db.reminder.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'rectification', subjectId: { in: [...ids] } },
    _max: { at: true },
  });
  const remindedAt = new Map(reminders.map((each) => [each.subjectId, each._max.at]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const [round] = row.rounds;
    return [
      {
        id,
        number: row.number,
        title: row.title,
        kind: row.kind as RectificationKind | null,
        status: row.status as RectificationStatus,
        sourceName:
          PROBLEM_SOURCES[(row.problem?.source ?? (row.ratingId ? 'NEGATIVE_RATING' : 'MANUAL')) as ProblemSource],
        unitId: row.unitId,
        unitName: units.get(row.unitId) ?? row.unitId,
        round: row.round,
        reboundCount: row.reboundCount,
        handlerName: handlers.get(id) ?? null,
        openedAt: row.openedAt.toISOString(),
        progressAt: row.progressAt.toISOString(),
        lastRemindedAt: remindedAt.get(id)?.toISOString() ?? null,
        deadline: chipOfRound(row.status, round && chips.get(round.id)),
      },
    ];
  });
}

/** While the measure is open (also after a rebound) the clock of a former round says nothing. */
const chipOfRound = (status: string, chips: readonly DeadlineChip[] | undefined): DeadlineChip | null =>
  status === 'OPENED' || status === 'MEASURE_PENDING' ? null : (chips?.[0] ?? null);

/** What the unit itself does: later the one who has it is its verifier or its evaluator. */
const OF_THE_UNIT: TaskKind[] = [
  'rectification.decide-measure',
  'rectification.plan',
  'rectification.summarize',
  'rectification.fix-at-once',
  'rectification.fix-in-time',
  'rectification.establish-rule',
];

async function findHandlers(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const tasks = await db.userTask.findMany({
    where: {
      subjectType: 'rectification',
      subjectId: { in: [...ids] },
      state: 'CREATED',
      assigneeId: { not: null },
      kind: { in: OF_THE_UNIT },
    },
    select: { subjectId: true, assigneeId: true },
  });
  const users = new Map(
    (
      await db.user.findMany({
        where: { id: { in: tasks.flatMap((task) => task.assigneeId ?? []) } },
        select: { id: true, displayName: true },
      })
    ).map((user) => [user.id, user.displayName]),
  );
  return new Map(
    tasks.flatMap(({ subjectId, assigneeId }) =>
      assigneeId && users.has(assigneeId) ? [[subjectId, users.get(assigneeId) ?? ''] as const] : [],
    ),
  );
}
