import type { Channel } from '../../api/application-states.js';
import type { Db, Tx } from '../../db.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { keepForEach } from '../../shared/table-versions.js';
import { limitOfItem, statutoryLimitOfItem, type ItemLimitChoice, type LimitedItem } from './item-limit.js';

const serviceItems = keepForEach<LimitedItem>(['ServiceItem']);

/** The promised limit of a service item for a channel, and the one in force before the promise, with their sources. */
export async function getItemLimits(
  db: Db | Tx,
  settings: SettingsService,
  at: Date,
  serviceItemId: string,
  channel: Channel,
): Promise<{ promised: ItemLimitChoice; statutory: ItemLimitChoice | null }> {
  const item = await serviceItems(settings).get(serviceItemId, () =>
    db.serviceItem.findUniqueOrThrow({ where: { id: serviceItemId } }),
  );
  const values = {
    'deadline.defaultItemLimit': await settings.get(db, 'deadline.defaultItemLimit', at),
    'deadline.instantMinutes': await settings.get(db, 'deadline.instantMinutes', at),
  };
  return { promised: limitOfItem(item, channel, values), statutory: statutoryLimitOfItem(item, channel, values) };
}
