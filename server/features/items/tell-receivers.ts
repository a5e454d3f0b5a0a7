import { ITEM_OUTCOMES, type ItemOutcome } from '../../api/application-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import type { ItemDeps } from './item-deps.js';

interface Item {
  id: string;
  applicationId: string;
  serviceItemId: string;
  serviceItemName: string;
  number: string;
}

/**
 * Tells the units that act on the outcome of an item, as soon as there is one (R117: 工伤认定 → 社保经办机构, 004 附件1 主题8 备注1). Which
 * they are and what they are to do is the place's (`result_receivers`). Nothing personal is in the notice.
 */
export async function tellReceivers(
  unit: UnitOfWork,
  deps: Pick<ItemDeps, 'notices'>,
  item: Item,
  outcome: ItemOutcome,
): Promise<void> {
  const [row] = await txAll<{ receivers: string | null }>(
    unit.tx,
    `SELECT json_extract(o."place", '$.resultReceivers."' || ? || '"') AS "receivers"
      FROM "Application" AS a JOIN "OneThing" AS o ON o."id" = a."oneThingId" WHERE a."id" = ?`,
    item.serviceItemId,
    item.applicationId,
  );
  if (!row?.receivers) return;
  const { units, task } = parseJson(row.receivers) as { units: string[]; task: string };
  for (const unitId of units)
    await deps.notices.send(unit, {
      dedupeKey: `item.resultPushed:${item.id}:${unitId}`,
      recipientType: 'UNIT',
      recipientId: unitId,
      kind: 'item.resultPushed',
      title: `“${item.serviceItemName}”已有结论：${ITEM_OUTCOMES[outcome]}`,
      body: `分办件 ${item.number} 的结论：${ITEM_OUTCOMES[outcome]}。${task}`,
      subjectType: 'item',
      subjectId: item.id,
    });
}
