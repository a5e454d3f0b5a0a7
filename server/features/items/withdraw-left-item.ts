import type { UnitOfWork } from '../../shared/command-context.js';
import { isFinished } from './item-states.js';
import { loadItem } from './load-item.js';

/** The diagram has left this item; the command that sent it away has written its end. Throws when it has not. */
export async function withdrawLeftItem(unit: UnitOfWork, itemId: string): Promise<void> {
  const item = await loadItem(unit.tx, itemId);
  if (!isFinished(item)) throw new Error(`Expected item ${item.id} to be withdrawn, but it is ${item.status}`);
}
