import type { Db, Tx } from '../../db.js';
import type { MissingEntry } from '../../api/portal.js';
import type { Clock } from '../../shared/clock.js';
import { localDay } from '../../shared/local-day.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { checkForm } from './check-form.js';
import { getOneThingForm } from './get-one-thing-form.js';

export interface CheckableApplication {
  id: string;
  oneThingId: string;
  form: unknown;
  selectedItems: unknown;
  creditCommitment: boolean;
}

/** Everything that an application lacks at this moment, fields, materials and commitments at once (R144). */
export async function findMissingEntries(
  db: Db | Tx,
  clock: Clock,
  settings: SettingsService,
  application: CheckableApplication,
): Promise<MissingEntry[]> {
  const definition = await getOneThingForm(db, clock, settings, application.oneThingId);
  const materials = await db.material.findMany({
    where: { applicationId: application.id, status: { not: 'REPLACED' } },
    select: { key: true },
  });
  return checkForm(definition, {
    form: application.form as Record<string, unknown>,
    selectedItems: application.selectedItems as string[],
    materialKeys: materials.map((material) => material.key),
    creditCommitment: application.creditCommitment,
    today: localDay(clock.now()),
  });
}
