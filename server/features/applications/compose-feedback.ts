import type { FeedbackView } from '../../api/applications.js';
import { ITEM_OUTCOMES, type ItemOutcome } from '../../api/application-states.js';
import type { Tx } from '../../db.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal, requireStatus } from './application-states.js';
import { changeApplication, loadApplication, type ApplicationRecord } from './load-application.js';

type Deps = Pick<ApplicationDeps, 'settings' | 'clock' | 'deadlines' | 'notices' | 'items' | 'findChips'>;
type FeedbackItem = FeedbackView['items'][number];

/**
 * 综合反馈: one frozen answer that names every item's outcome, its reason, what to do next, and whether it was in time (R120, R122).
 * An automatic item that was never started is reported as not eligible. Throws while another item is unfinished. Idempotent.
 */
export async function composeFeedback(unit: UnitOfWork, deps: Deps, applicationId: string): Promise<void> {
  const { tx, at } = unit;
  const application = await loadApplication(tx, applicationId);
  if (isFinal(application)) return;
  const waiting = await tx.applicationItem.findMany({
    where: { applicationId, automatic: true, status: 'PENDING' },
    select: { id: true },
  });
  for (const { id } of waiting) await deps.items.closeNotEligible(unit, id);

  const content = await describe(tx, deps, at, application);
  await tx.feedback.create({
    data: { id: newId('fb', at), applicationId, content: content as unknown as object, composedAt: at },
  });
  await changeApplication(tx, at, applicationId, { status: requireStatus('complete', application), completedAt: at });
  await deps.deadlines.close(unit, { subjectType: 'application', subjectId: applicationId, reason: '已综合反馈' });
  await unit.ledger({
    action: 'application.completed',
    subjectType: 'application',
    subjectId: applicationId,
    caseId: applicationId,
    summary: `综合反馈：${content.summary}`,
  });
  await deps.notices.send(unit, {
    dedupeKey: `application.completed:${applicationId}`,
    recipientType: 'APPLICANT',
    recipientId: applicationId,
    kind: 'application.completed',
    title: '您的申请已办结',
    body: `办件 ${content.number} 已办结，${content.summary}。请查看综合反馈，并为这次办事评价。`,
    subjectType: 'application',
    subjectId: applicationId,
  });
}

async function describe(tx: Tx, deps: Deps, at: Date, application: ApplicationRecord): Promise<FeedbackView> {
  const items = await tx.applicationItem.findMany({
    where: { applicationId: application.id },
    orderBy: { sortOrder: 'asc' },
  });
  const unfinished = items.find((item) => item.outcome === null);
  if (unfinished)
    throw new Error(
      `Expected every item of ${application.id} to be finished, but ${unfinished.number} is ${unfinished.status}`,
    );
  const units = new Map(
    (await tx.unit.findMany({ select: { id: true, name: true, phone: true } })).map((each) => [each.id, each]),
  );
  const chips = await deps.findChips(
    tx,
    at,
    'item',
    items.map((item) => item.id),
  );
  const form = await getOneThingForm(tx, deps.clock, deps.settings, application.oneThingId);
  const followUps = new Map(form.items.map(({ serviceItemId, followUp }) => [serviceItemId, followUp]));
  const entries = items.map((item): FeedbackItem => {
    const handledBy = item.unitId ? units.get(item.unitId) : undefined;
    const outcome = item.outcome as ItemOutcome;
    const clock = chips.get(item.id)?.find((chip) => chip.kind === 'ITEM_PROMISED');
    return {
      name: item.serviceItemName,
      unitName: handledBy?.name ?? '综合窗口',
      outcome,
      outcomeText: ITEM_OUTCOMES[outcome],
      reason: item.decisionReason,
      remedy: remedyFor(outcome, handledBy, followUps.get(item.serviceItemId) ?? null),
      resultNote: item.resultNote,
      closedAt: item.closedAt?.toISOString() ?? null,
      inTime: clock?.state === 'CLOSED_IN_TIME' ? true : clock?.state === 'CLOSED_LATE' ? false : null,
    };
  });
  return {
    composedAt: at.toISOString(),
    number: application.number ?? '',
    oneThingName: application.oneThingName,
    applicantName: application.applicantName,
    items: entries,
    summary: summarise(entries),
  };
}

/** What the applicant can do next; null where nothing is left to do. */
function remedyFor(
  outcome: ItemOutcome,
  unit: { name: string; phone: string | null } | undefined,
  followUp: string | null,
): string | null {
  const contact = unit ? `${unit.name}${unit.phone ? `（${unit.phone}）` : ''}` : '综合窗口';
  switch (outcome) {
    case 'GRANTED':
      return followUp;
    case 'REFUSED':
      return `补齐条件后可以再次申请；有异议的，可以请${contact}复核，或依法申请行政复议、提起行政诉讼`;
    case 'NOT_ELIGIBLE':
      return `以后符合条件时由系统自动办理，无需申请；有疑问请联系${contact}`;
    case 'WITHDRAWN':
      return '需要时可以再次申请';
  }
}

function summarise(items: FeedbackItem[]): string {
  const counts = (Object.keys(ITEM_OUTCOMES) as ItemOutcome[])
    .map((outcome) => ({
      text: ITEM_OUTCOMES[outcome],
      count: items.filter((item) => item.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0);
  return `共 ${items.length} 个事项：${counts.map(({ text, count }) => `${text} ${count} 个`).join('，')}`;
}
