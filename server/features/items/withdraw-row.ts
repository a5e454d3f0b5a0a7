import type { UnitOfWork } from '../../shared/command-context.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { requireItemStatus } from './item-states.js';
import { changeItem } from './load-item.js';

/** Ends an unfinished item as withdrawn: its clocks, its correction and its special procedure end with it. Returns its version. */
export async function withdrawRow(
  unit: UnitOfWork,
  deps: Pick<ItemDeps, 'deadlines' | 'corrections'>,
  item: { id: string; applicationId: string; serviceItemName: string; status: string },
  reason: string,
): Promise<number> {
  const { tx, at } = unit;
  const { version } = await changeItem(tx, item.id, {
    status: requireItemStatus('withdraw', item),
    outcome: 'WITHDRAWN',
    decisionReason: reason,
    closedAt: at,
  });
  await endWaits(unit, deps, item);
  await logItem(unit, item, 'item.withdrawn', '申请人撤回', { reason });
  return version;
}

/** The whole case waits no longer for this item's correction or procedure; the item's own clocks end. */
async function endWaits(
  unit: UnitOfWork,
  { deadlines, corrections }: Pick<ItemDeps, 'deadlines' | 'corrections'>,
  item: { id: string; applicationId: string },
): Promise<void> {
  const { tx, at } = unit;
  const open = { itemId: item.id };
  const causes = [
    ...(await tx.correction.findMany({ where: { ...open, status: 'OPEN' }, select: { id: true } })),
    ...(await tx.specialProcedure.findMany({ where: { ...open, endedAt: null }, select: { id: true } })),
  ];
  await corrections.cancel(unit, { applicationId: item.applicationId, itemId: item.id });
  await tx.specialProcedure.updateMany({ where: { ...open, endedAt: null }, data: { endedAt: at } });
  await deadlines.close(unit, { subjectType: 'item', subjectId: item.id, reason: '已撤回' });
  for (const { id } of causes)
    await deadlines.resume(unit, { subjectType: 'application', subjectId: item.applicationId, causeId: id });
}
