import type { UnitOfWork } from '../../shared/command-context.js';
import { closeDecided } from './close-row.js';
import type { ItemDeps } from './item-deps.js';
import { isFinished } from './item-states.js';
import { loadItem } from './load-item.js';

/** 办结 after the decision; answers the outcome of the row. A finished item is answered as it is. Throws when nothing was decided. */
export async function closeItem(
  unit: UnitOfWork,
  deps: Pick<ItemDeps, 'deadlines' | 'notices'>,
  itemId: string,
): Promise<string> {
  const item = await loadItem(unit.tx, itemId);
  if (isFinished(item) && item.outcome) return item.outcome;
  return closeDecided(unit, deps, item);
}
