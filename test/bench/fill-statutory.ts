import { later, pad, spread, type World } from './loop-world.js';

/** The statutory clock of an item of fill-volume, the newest first; it ends with its item. */
export function fillStatutory({ clock, now }: World, item: number, items: number, perApplication: number): void {
  const application = Math.floor(item / perApplication);
  const startsAt = spread(now, item, items);
  clock({
    id: `dl_law${pad(item)}`,
    subjectType: 'item',
    subjectId: `item_bench${pad(application)}_${item % perApplication}`,
    caseId: `app_bench${pad(application)}`,
    kind: 'ITEM_STATUTORY',
    startsAt,
    dueAt: later(startsAt, 20),
    closedAt: application > (items / perApplication) * 0.97 ? null : later(startsAt, 5),
  });
}
