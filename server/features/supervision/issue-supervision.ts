import type { UnitOfWork } from '../../shared/command-context.js';
import type { BudgetUnit } from '../../shared/deadline-service.js';
import { dayText } from '../../shared/local-day.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { changeSupervision, loadSupervision, type SupervisionRecord } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';
import { requireSupervisionStatus } from './supervision-states.js';

const ISSUED = 'supervision.issued';

/**
 * 签发: the unit is told; the clocks of signing and of the reply run from now. Answers unit and clock of the reply, the same to the same
 * process however often it asks; null when another process carries the order. One that was lifted before names itself as its clock.
 */
export async function issueSupervision(
  unit: UnitOfWork,
  deps: SupervisionDeps,
  id: string,
  processInstanceKey: string,
): Promise<{ unitId: string; deadlineId: string } | null> {
  const { tx } = unit;
  const row = await loadSupervision(tx, id);
  if (row.status === 'ORDERED')
    return { unitId: row.unitId, deadlineId: await issue(unit, deps, row, processInstanceKey) };
  const answer = { unitId: row.unitId, deadlineId: row.deadlineId ?? row.id };
  const [issued] = await txAll<{ detail: unknown }>(
    tx,
    `SELECT "detail" FROM "LedgerEvent" WHERE "subjectType" = 'supervision' AND "subjectId" = ? AND "action" = ? LIMIT 1`,
    id,
    ISSUED,
  );
  if (!issued) return row.status === 'LIFTED' ? answer : null;
  return (parseJson(issued.detail) as { processInstanceKey?: string } | null)?.processInstanceKey === processInstanceKey
    ? answer
    : null;
}

async function issue(
  unit: UnitOfWork,
  deps: SupervisionDeps,
  row: SupervisionRecord,
  processInstanceKey: string,
): Promise<string> {
  const { tx, at } = unit;
  const clock = { subjectType: 'supervision', subjectId: row.id, caseId: row.id, startsAt: at } as const;
  const { sign } = await deps.settings.get(tx, 'supervision.limits', at);
  await deps.deadlines.open(unit, {
    ...clock,
    kind: 'SUPERVISION_SIGN',
    budget: sign,
    sourceText: '督办单签收期限（设置）',
  });
  const { id: deadlineId, dueAt } = await openReply(unit, deps, row, {
    value: row.limitValue,
    unit: row.limitUnit as BudgetUnit,
  });
  await changeSupervision(tx, row.id, { status: requireSupervisionStatus('issue', row), deadlineId });
  await logSupervision(unit, row, ISSUED, `签发督办单${dueAt ? `，${dayText(dueAt)}前回复` : ''}`, {
    detail: { processInstanceKey, deadlineId },
  });
  await deps.notices.send(unit, {
    dedupeKey: `supervision.issued:${row.id}`,
    recipientType: 'UNIT',
    recipientId: row.unitId,
    kind: 'supervision.issued',
    title: `督办单 ${row.number}：${row.title}`,
    body: `${row.requirement}${dueAt ? `请签收，并于 ${dayText(dueAt)}前回复。` : ''}`,
    subjectType: 'supervision',
    subjectId: row.id,
  });
  return deadlineId;
}

/** The clock of a reply; the one before has ended with its reply. */
export const openReply = (
  unit: UnitOfWork,
  { deadlines }: Pick<SupervisionDeps, 'deadlines'>,
  row: { id: string; number: string },
  budget: { value: number; unit: BudgetUnit },
) =>
  deadlines.open(unit, {
    subjectType: 'supervision',
    subjectId: row.id,
    caseId: row.id,
    kind: 'SUPERVISION_REPLY',
    budget,
    startsAt: unit.at,
    sourceText: `督办单 ${row.number} 写明的回复期限`,
  });
