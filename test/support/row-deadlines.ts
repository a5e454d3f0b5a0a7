import type { DeadlineService } from '../../server/shared/deadline-service.js';
import type { FindDeadlineChips } from '../../server/shared/find-deadline-chips.js';
import { newId } from '../../server/shared/ids.js';

const HOUR = 3_600_000;
const HOURS = { WORKING_DAY: 24, DAY: 24, MONTH: 730, HOUR: 1, MINUTE: 1 / 60, INSTANT: 1 };

/** A small deadline service over the real tables, without a calendar: every unit is plain hours. For tests of other features. */
export const rowDeadlines: DeadlineService = {
  async open({ tx, at }, deadline) {
    const { subjectType, subjectId, caseId, kind, budget, startsAt, sourceText } = deadline;
    const open = await tx.deadline.findFirst({ where: { subjectType, subjectId, kind, closedAt: null } });
    if (open) return { id: open.id, dueAt: open.dueAt };
    const dueAt = budget && new Date(startsAt.getTime() + budget.value * HOURS[budget.unit] * HOUR);
    const id = newId('dl', at);
    await tx.deadline.create({
      data: { id, subjectType, subjectId, caseId, kind, budgetValue: budget?.value ?? 0, budgetUnit: budget?.unit ?? 'DAY', startsAt, dueAt, sourceText, openedAt: at },
    });
    return { id, dueAt };
  },
  async suspend({ tx, at }, { subjectType, subjectId, causeId, reason }) {
    for (const { id } of await tx.deadline.findMany({ where: { subjectType, subjectId, closedAt: null } })) {
      if (await tx.deadlineSuspension.findUnique({ where: { deadlineId_causeId: { deadlineId: id, causeId } } })) continue;
      await tx.deadlineSuspension.create({ data: { id: newId('ds', at), deadlineId: id, reason, causeId, startedAt: at } });
      await tx.deadline.update({ where: { id }, data: { suspended: true } });
    }
  },
  async resume({ tx, at }, { subjectType, subjectId, causeId }) {
    for (const deadline of await tx.deadline.findMany({ where: { subjectType, subjectId, closedAt: null }, include: { suspensions: true } })) {
      const mine = deadline.suspensions.find((each) => each.causeId === causeId && !each.endedAt);
      if (!mine) continue;
      await tx.deadlineSuspension.update({ where: { id: mine.id }, data: { endedAt: at } });
      const others = deadline.suspensions.some((each) => each.id !== mine.id && !each.endedAt);
      await tx.deadline.update({ where: { id: deadline.id }, data: { suspended: others } });
    }
  },
  async close({ tx, at }, { subjectType, subjectId, kind, reason }) {
    await tx.deadline.updateMany({ where: { subjectType, subjectId, closedAt: null, ...(kind ? { kind } : {}) }, data: { closedAt: at, closedReason: reason } });
  },
};

/** Chips of those rows: in time or late by the plain due instant. */
export const rowChips: FindDeadlineChips = async (db, at, subjectType, subjectIds) => {
  const rows = await db.deadline.findMany({ where: { subjectType, subjectId: { in: [...subjectIds] } } });
  const chips = new Map(subjectIds.map((id) => [id, [] as Awaited<ReturnType<FindDeadlineChips>> extends Map<string, infer C> ? C : never]));
  for (const row of rows) {
    const late = row.dueAt !== null && (row.closedAt ?? at) > row.dueAt;
    const state = row.closedAt ? (late ? 'CLOSED_LATE' : 'CLOSED_IN_TIME') : row.suspended ? 'SUSPENDED' : late ? 'OVERDUE' : 'NORMAL';
    chips.get(row.subjectId)?.push({ id: row.id, kind: row.kind, kindName: row.kind, state, text: state, dueAt: row.suspended ? null : (row.dueAt?.toISOString() ?? null), calendarGap: false });
  }
  return chips;
};
