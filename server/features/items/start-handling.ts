import type { ItemStatus } from '../../api/application-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { changeItem } from './load-item.js';

/** The item is now this unit's: its list shows it and the unit is told. Returns the item's version. */
export async function startHandling(
  unit: UnitOfWork,
  { notices }: { notices: NoticeService },
  item: { id: string; serviceItemName: string; number: string },
  unitId: string,
  status: ItemStatus,
): Promise<number> {
  const { version } = await changeItem(unit.tx, item.id, { status, unitId });
  await notices.send(unit, {
    dedupeKey: `item.dispatched:${item.id}:${version}`,
    recipientType: 'UNIT',
    recipientId: unitId,
    kind: 'item.dispatched',
    title: `新的分办件：${item.serviceItemName} ${item.number}`,
    body: '请在承诺时限内办理；不属于本单位职责的请退回。',
    subjectType: 'item',
    subjectId: item.id,
  });
  return version;
}
