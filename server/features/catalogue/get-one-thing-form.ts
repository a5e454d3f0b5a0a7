import type { Db, Tx } from '../../db.js';
import type { OneThingForm } from '../../api/portal.js';
import { notFound } from '../../shared/app-error.js';
import type { Clock } from '../../shared/clock.js';
import { localDay } from '../../shared/local-day.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { keepForEach } from '../../shared/table-versions.js';
import { buildForm } from './build-form.js';
import type { FormPlace, Section } from './catalogue-types.js';
import { limitText } from './limit-text.js';
import type { ItemLimit } from './load-catalogue.js';

/** Built forms of each server's settings: everybody who fills in, checks or reads an application asks for one. */
const forms = keepForEach<OneThingForm>(['OneThing', 'ServiceItem', 'Setting']);

/**
 * The form of a one-thing, also of one that takes no new applications any more: those that are under way go on. NOT_FOUND for an
 * unknown one. It is shared: do not change it.
 */
export function getOneThingForm(
  db: Db | Tx,
  clock: Clock,
  settings: SettingsService,
  id: string,
): Promise<OneThingForm> {
  return forms(settings).get(`${id} ${localDay(clock.now())}`, () => readForm(db, clock, settings, id));
}

/** The form of a one-thing that takes applications; NOT_FOUND when the place has given it no process. */
export async function getOpenOneThingForm(
  db: Db | Tx,
  clock: Clock,
  settings: SettingsService,
  id: string,
): Promise<OneThingForm> {
  const oneThing = await db.oneThing.findUnique({ where: { id }, select: { processId: true } });
  if (!oneThing?.processId)
    throw notFound(`Expected to find an open one-thing ${id}, but there is none`, '这个“一件事”没有开通网上办理');
  return getOneThingForm(db, clock, settings, id);
}

async function readForm(db: Db | Tx, clock: Clock, settings: SettingsService, id: string): Promise<OneThingForm> {
  const oneThing = await db.oneThing.findUnique({ where: { id } });
  if (!oneThing) throw notFound(`Expected to find one-thing ${id}`, '没有这个“一件事”');
  const creditItems = await settings.get(db, 'commitment.creditItems', clock.now());
  const serviceItems = await db.serviceItem.findMany({ select: { id: true, promisedLimits: true } });
  return buildForm(
    oneThing,
    oneThing.sections as unknown as Section[],
    oneThing.place as unknown as FormPlace,
    new Map(
      serviceItems.map((item) => [
        item.id,
        { id: item.id, promisedText: limitText(item.promisedLimits as unknown as ItemLimit[] | null) },
      ]),
    ),
    creditItems,
  );
}
