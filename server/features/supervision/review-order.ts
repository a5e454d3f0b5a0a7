import type { SupervisionReview } from '../../../processes/contract.js';
import type { ActionResult } from '../../api/applications.js';
import type { Variables } from '../../engine/port.js';
import { invalidArgument } from '../../shared/app-error.js';
import { dayOf, parseDay } from '../../shared/calendar/day-number.js';
import { opensAt, parseOfficeHours } from '../../shared/calendar/office-hours.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { dayText } from '../../shared/local-day.js';
import type { LimitInDays } from '../../shared/settings-service.js';
import { actorId, authorizeSupervision, endSupervisionTask } from './authorize-supervision.js';
import { openReply } from './issue-supervision.js';
import { changeSupervision, type SupervisionRecord } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';

export interface ReviewOrder {
  id: string;
  version: number;
  review: SupervisionReview;
  note: string;
  /** With NOT_RESOLVED: until when the unit replies again. */
  limit?: LimitInDays | undefined;
  /** With FOLLOW_UP: the day of the second look, YYYY-MM-DD. */
  followUpOn?: string | undefined;
}

/** 审核督办回复 (R62): resolved, not resolved with a new limit, or a second look on a day. */
export const reviewOrder = (context: CommandContext, deps: SupervisionDeps, input: ReviewOrder) =>
  decide(context, deps, 'review', input);
/** 回头看, with the same three ways on. */
export const followUpOrder = (context: CommandContext, deps: SupervisionDeps, input: ReviewOrder) =>
  decide(context, deps, 'follow-up', input);

function decide(
  context: CommandContext,
  deps: SupervisionDeps,
  verb: 'review' | 'follow-up',
  input: ReviewOrder,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, task } = await authorizeSupervision(unit, deps.tasks, verb, input);
    const { review, note } = input;
    if (verb === 'follow-up')
      await deps.deadlines.close(unit, {
        subjectType: 'supervision',
        subjectId: row.id,
        kind: 'SUPERVISION_FOLLOW_UP',
        reason: '已回头看',
      });
    const next = await NEXT[review](unit, deps, row, input);
    const { version } = await changeSupervision(unit.tx, row.id, {
      ...next.change,
      review,
      reviewNote: note,
      reviewedAt: unit.at,
      reviewedById: actorId(unit),
    });
    await logSupervision(
      unit,
      row,
      'supervision.reviewed',
      `${verb === 'review' ? '审核回复' : '回头看'}：${next.text}`,
      { reason: note, detail: { review } },
    );
    await endSupervisionTask(unit, deps.tasks, task, { review, ...next.variables });
    return { id: row.id, version, message: `已${verb === 'review' ? '审核' : '登记回头看'}：${next.text}` };
  });
}

interface Next {
  change: Parameters<typeof changeSupervision>[2];
  variables: Variables;
  text: string;
}

const NEXT: Record<
  SupervisionReview,
  (unit: UnitOfWork, deps: SupervisionDeps, row: SupervisionRecord, input: ReviewOrder) => Promise<Next>
> = {
  RESOLVED: () => Promise.resolve({ change: {}, variables: {}, text: '解决到位，系统正在办结' }),

  async NOT_RESOLVED(unit, deps, row, { limit, note }) {
    if (!limit) throw invalidArgument('Expected a new limit', '未到位的须给出新的回复期限', { fields: ['limit'] });
    const { id: deadlineId, dueAt } = await openReply(unit, deps, row, limit);
    const until = dueAt ? `${dayText(dueAt)}前再回复` : '再办理回复';
    await deps.notices.send(unit, {
      dedupeKey: `supervision.notResolved:${deadlineId}`,
      recipientType: 'UNIT',
      recipientId: row.unitId,
      kind: 'supervision.notResolved',
      title: `督办单 ${row.number} 未解决到位`,
      body: `${note}。请于${until}。`,
      subjectType: 'supervision',
      subjectId: row.id,
    });
    return {
      change: { status: 'SIGNED_FOR', deadlineId, followUpId: null, followUpOn: null },
      variables: { deadlineId },
      text: `未到位，${until}`,
    };
  },

  async FOLLOW_UP(unit, deps, row, { followUpOn }) {
    const day = followUpOn ? parseDay(followUpOn) : null;
    if (day === null || day <= dayOf(unit.at))
      throw invalidArgument('Expected a day to come', '请填写今天以后的回头看日期', { fields: ['followUpOn'] });
    const hours = parseOfficeHours(await deps.settings.get(unit.tx, 'calendar.officeHours', unit.at));
    // one minute of office time on that day: the rung fires when it opens, or when the next working day does
    const { id: followUpId } = await deps.deadlines.open(unit, {
      subjectType: 'supervision',
      subjectId: row.id,
      caseId: row.id,
      kind: 'SUPERVISION_FOLLOW_UP',
      budget: { value: 1, unit: 'MINUTE' },
      startsAt: opensAt(hours, day),
      sourceText: `督办单 ${row.number} 的回头看日期`,
    });
    return {
      change: { status: 'FOLLOW_UP', followUpId, followUpOn: followUpOn ?? null },
      variables: { followUpId },
      text: `继续跟踪，${followUpOn} 回头看`,
    };
  },
};
