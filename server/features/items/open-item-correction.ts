import type { UnitOfWork } from '../../shared/command-context.js';
import type { ItemDeps } from './item-deps.js';
import { loadItem } from './load-item.js';

/** The diagram waits for the correction that the officer asked for; answers its id. */
export async function openItemCorrection(
  unit: UnitOfWork,
  deps: Pick<ItemDeps, 'corrections'>,
  itemId: string,
): Promise<string> {
  const item = await loadItem(unit.tx, itemId);
  return deps.corrections.open(unit, { applicationId: item.applicationId, itemId: item.id });
}
