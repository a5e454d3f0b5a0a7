import type { ItemOutcome, ItemStatus } from '../../api/application-states.js';
import type { ItemRow } from '../../api/applications.js';
import type { DeadlineChip } from '../../api/deadlines.js';
import type { Db, Tx } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';

type Item = Awaited<ReturnType<Db['applicationItem']['findMany']>>[number];

/** Items as lists show them: with unit, handler and the chip of the promised clock, in the order given. */
export async function findItemRows(
  db: Db | Tx,
  at: Date,
  findChips: FindDeadlineChips,
  items: readonly Item[],
): Promise<ItemRow[]> {
  const ids = items.map((item) => item.id);
  const chips = await findChips(db, at, 'item', ids);
  const tasks = await db.userTask.findMany({
    where: { subjectType: 'item', subjectId: { in: ids }, state: 'CREATED', kind: 'item.handle' },
    select: { subjectId: true, assigneeId: true },
  });
  const holders = new Map(tasks.map((task) => [task.subjectId, task.assigneeId]));
  const handlerOf = (item: Item) => (holders.has(item.id) ? (holders.get(item.id) ?? null) : item.handlerId);
  const names = await findNames(
    db,
    items.map((item) => item.unitId),
    items.map(handlerOf),
  );
  return items.map((item) => {
    const handlerId = handlerOf(item);
    return {
      id: item.id,
      number: item.number,
      serviceItemId: item.serviceItemId,
      serviceItemName: item.serviceItemName,
      status: item.status as ItemStatus,
      outcome: item.outcome as ItemOutcome | null,
      automatic: item.automatic,
      unitId: item.unitId,
      unitName: item.unitId ? (names.units.get(item.unitId) ?? null) : null,
      handlerName: handlerId ? (names.users.get(handlerId) ?? null) : null,
      deadline: mainChip(chips.get(item.id) ?? []),
      closedAt: item.closedAt?.toISOString() ?? null,
    };
  });
}

/** The promised clock stands for the item; the statutory one is shown on its page. */
export const mainChip = (chips: readonly DeadlineChip[]): DeadlineChip | null =>
  chips.find((chip) => chip.kind === 'ITEM_PROMISED') ?? chips[0] ?? null;

async function findNames(db: Db | Tx, unitIds: readonly (string | null)[], userIds: readonly (string | null)[]) {
  const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const units = await db.unit.findMany({ where: { id: { in: known(unitIds) } }, select: { id: true, name: true } });
  const users = await db.user.findMany({
    where: { id: { in: known(userIds) } },
    select: { id: true, displayName: true },
  });
  return {
    units: new Map(units.map((each) => [each.id, each.name])),
    users: new Map(users.map((each) => [each.id, each.displayName])),
  };
}
