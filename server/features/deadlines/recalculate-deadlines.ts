import type { CalendarImpact } from '../../api/admin.js';
import type { Db, Tx } from '../../db.js';
import { dayOf, longDayText } from '../../shared/calendar/day-number.js';
import type { WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { appendLedgerMany } from '../../shared/ledger.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { kindOf } from './deadline-kinds.js';
import { NO_LIMIT_UNIT, WITH_SUSPENSIONS } from './deadline-rows.js';
import { rememberRuleSettings } from './deadline-rules.js';
import { deriveColumns, type DerivedColumns } from './derive-deadline.js';
import { findSubjectNames, type SubjectName } from './find-subject-names.js';
import { tellDue } from './tell-due.js';
import { writeDerived, type Derivation } from './write-derived.js';

/** Deadlines handled at a time; examples a preview shows. */
const CHUNK = 1_000;
const EXAMPLES = 20;

interface Move extends Derivation {
  derived: DerivedColumns;
}

const hasMoved = ({ row, derived }: Move) => row.dueAt?.getTime() !== derived.dueAt?.getTime();

/** Counts by unit what would move under another calendar; writes nothing. */
export async function previewMoves(
  db: Db | Tx,
  deps: DeadlineDeps,
  calendar: WorkingCalendar,
): Promise<CalendarImpact> {
  const moves: Move[] = [];
  for await (const chunk of deriveOpen(db, deps, calendar)) moves.push(...chunk.filter(hasMoved));
  return impactOf(db, moves);
}

/**
 * Derives every open deadline again under a changed calendar. Each that moves gets a change row and a ledger line on its subject:
 * `因《…通知》由 9 月 30 日调整为 10 月 9 日`. A rung that has fired does not fire again.
 */
export async function applyMoves(
  unit: UnitOfWork,
  deps: DeadlineDeps,
  calendar: WorkingCalendar,
  because: string,
): Promise<CalendarImpact> {
  const moves: Move[] = [];
  for await (const chunk of deriveOpen(unit.tx, deps, calendar)) {
    await writeDerived(unit.tx, chunk);
    const moved = chunk.filter(hasMoved);
    await trace(unit, moved, because);
    for (const { row } of moved) await tellDue(unit, deps, row);
    moves.push(...moved);
  }
  return impactOf(unit.tx, moves);
}

/** Open deadlines with what the calendar makes of them, in chunks; each under the settings of the day it starts. */
async function* deriveOpen(db: Db | Tx, deps: DeadlineDeps, calendar: WorkingCalendar): AsyncGenerator<Move[]> {
  const settingsOf = rememberRuleSettings(db, deps.settings);
  for (let after = ''; ;) {
    const rows = await db.deadline.findMany({
      where: { closedAt: null, budgetUnit: { not: NO_LIMIT_UNIT }, id: { gt: after } },
      include: WITH_SUSPENSIONS,
      orderBy: { id: 'asc' },
      take: CHUNK,
    });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const moves: Move[] = [];
    for (const row of rows) {
      const rules = { ...(await settingsOf(row.startsAt)), calendar };
      moves.push({ row, rules, derived: deriveColumns(row, rules) });
    }
    yield moves;
  }
}

async function trace(unit: UnitOfWork, moves: readonly Move[], because: string): Promise<void> {
  if (moves.length === 0) return;
  const { tx, at, actor } = unit;
  const day = (due: Date | null) => (due ? longDayText(dayOf(due)) : '待定');
  await tx.deadlineChange.createMany({
    data: moves.map(({ row, derived }) => ({
      id: newId('move', at),
      deadlineId: row.id,
      at,
      oldDueAt: row.dueAt,
      newDueAt: derived.dueAt,
      reason: because,
    })),
  });
  const lines = moves.map(({ row, derived }) => ({
    action: 'deadline.moved',
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    caseId: row.caseId,
    summary: `${kindOf(row.kind).name}期限${because}由 ${day(row.dueAt)}调整为 ${day(derived.dueAt)}`,
    detail: { deadlineId: row.id },
  }));
  await appendLedgerMany(tx, actor, at, lines);
}

async function impactOf(db: Db | Tx, moves: readonly Move[]): Promise<CalendarImpact> {
  const names = await findSubjectNames(
    db,
    moves.map(({ row }) => row),
  );
  const nameOf = ({ row }: Move): SubjectName => names.get(row.id) ?? { number: '', unitName: '', unitOrder: 0 };
  const byUnit = new Map<string, { order: number; count: number }>();
  for (const move of moves) {
    const { unitName, unitOrder } = nameOf(move);
    byUnit.set(unitName, { order: unitOrder, count: (byUnit.get(unitName)?.count ?? 0) + 1 });
  }
  return {
    moved: moves.length,
    byUnit: [...byUnit].sort(([, a], [, b]) => a.order - b.order).map(([unitName, { count }]) => ({ unitName, count })),
    examples: moves.slice(0, EXAMPLES).map((move) => ({
      number: nameOf(move).number,
      from: move.row.dueAt?.toISOString() ?? null,
      to: move.derived.dueAt?.toISOString() ?? null,
    })),
  };
}
