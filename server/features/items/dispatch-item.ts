import type { HandlingMode } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { txAll } from '../../shared/tx-sql.js';
import { waitingItem } from '../../shared/waiting-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { isFinished, requireItemStatus } from './item-states.js';
import { changeItem, loadItem } from './load-item.js';
import { startHandling } from './start-handling.js';

export type DispatchResult = { unitId: string | null; handlingMode: HandlingMode } | { noResponsibleUnit: true };

/**
 * Finds the unit by the place's order of choice (R114), skipping those that returned the item. Automatic items wait for their rule.
 * An item that is dispatched already, decided or finished is left as it is and answered as it stands.
 */
export async function dispatchItem(
  unit: UnitOfWork,
  deps: Pick<ItemDeps, 'deadlines' | 'notices'>,
  itemId: string,
  manualOnly: boolean,
): Promise<DispatchResult> {
  const { tx } = unit;
  const item = await loadItem(tx, itemId);
  if (isFinished(item)) return { unitId: item.unitId, handlingMode: 'CLOSED' };
  if (item.status === 'AWAITING_UNIT') return { noResponsibleUnit: true };
  if (item.status !== 'PENDING') return { unitId: item.unitId, handlingMode: 'MANUAL' };

  await deps.deadlines.resume(unit, waitingItem(item.id));
  const unitId = await findResponsibleUnit(tx, item);
  if (!unitId) {
    await changeItem(tx, item.id, { status: requireItemStatus('await-unit', item), unitId: null });
    await logItem(unit, item, 'item.awaitingUnit', '没有承办单位，或各单位都已退回，请综合窗口牵头人指定');
    return { noResponsibleUnit: true };
  }
  if (item.automatic && !manualOnly) {
    if (item.unitId !== unitId) await changeItem(tx, item.id, { unitId });
    return { unitId, handlingMode: 'AUTOMATIC' };
  }
  await startHandling(unit, deps, item, unitId, requireItemStatus('dispatch', item));
  const [responsible] = await txAll<{ name: string }>(tx, 'SELECT "name" FROM "Unit" WHERE "id" = ?', unitId);
  await logItem(unit, item, 'item.dispatched', `分派给${responsible?.name ?? unitId}`, { detail: { unitId } });
  return { unitId, handlingMode: 'MANUAL' };
}

/** The first active unit in the place's order that has not returned the item; null: none is left. */
export async function findResponsibleUnit(tx: Tx, item: { id: string; serviceItemId: string }): Promise<string | null> {
  const [choice] = await txAll<{ unitId: string }>(
    tx,
    `SELECT s."unitId" FROM "ServiceItemUnit" AS s JOIN "Unit" AS u ON u."id" = s."unitId" AND u."active"
      WHERE s."serviceItemId" = ? AND s."unitId" NOT IN (SELECT "unitId" FROM "ItemReturn" WHERE "itemId" = ?)
      ORDER BY s."priority" LIMIT 1`,
    item.serviceItemId,
    item.id,
  );
  return choice?.unitId ?? null;
}
