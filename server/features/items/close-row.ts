import type { ItemOutcome } from '../../api/application-states.js';
import { ITEM_OUTCOMES } from '../../api/application-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { requireItemStatus } from './item-states.js';
import { changeItem } from './load-item.js';
import { tellReceivers } from './tell-receivers.js';

interface Row {
  id: string;
  applicationId: string;
  serviceItemId: string;
  serviceItemName: string;
  number: string;
  status: string;
  decision: string | null;
  decisionReason: string | null;
}

/** 办结: the decision becomes the outcome, for good; other bodies take it as it is (R124). */
export async function closeDecided(
  unit: UnitOfWork,
  { deadlines, notices }: Pick<ItemDeps, 'deadlines' | 'notices'>,
  item: Row,
): Promise<ItemOutcome> {
  const outcome: ItemOutcome = item.decision === 'GRANT' ? 'GRANTED' : 'REFUSED';
  await changeItem(unit.tx, item.id, { status: requireItemStatus('close', item), outcome, closedAt: unit.at });
  await deadlines.close(unit, { subjectType: 'item', subjectId: item.id, reason: '已办结' });
  await logItem(unit, item, 'item.closed', `办结：${ITEM_OUTCOMES[outcome]}`, {
    reason: item.decisionReason ?? undefined,
    detail: { outcome },
  });
  await tellReceivers(unit, { notices }, item, outcome);
  return outcome;
}

/** Closes an item that no person decided, with the rule's reason. */
export async function closeAutomatically(
  unit: UnitOfWork,
  deadlines: DeadlineService,
  item: Row,
  result: { outcome: ItemOutcome; reason: string; unitId?: string | null },
): Promise<void> {
  const { tx, at } = unit;
  await changeItem(tx, item.id, {
    status: requireItemStatus('close-automatically', item),
    decision: result.outcome === 'GRANTED' ? 'GRANT' : null,
    decisionReason: result.reason,
    decidedAt: at,
    outcome: result.outcome,
    closedAt: at,
    ...(result.unitId ? { unitId: result.unitId } : {}),
  });
  await deadlines.close(unit, { subjectType: 'item', subjectId: item.id, reason: '已自动办结' });
  await logItem(unit, item, 'item.closed', `系统自动办结：${ITEM_OUTCOMES[result.outcome]}`, {
    reason: result.reason,
    detail: { outcome: result.outcome },
  });
}
