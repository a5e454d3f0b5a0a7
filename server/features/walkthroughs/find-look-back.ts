import type { Db, Tx } from '../../db.js';
import { addMonths, dayOf, dayText, instantAt } from '../../shared/calendar/day-number.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { ScenarioContent } from './scenario-data.js';

/** The span of history that the walk looks at; days are local, the last one is included. */
export interface LookBack {
  from: string;
  to: string;
  /** Beginning of the first day. */
  since: Date;
  until: Date;
}

/** The look-back of the scenario (R7), or the setting where it names none, counted back from `at`. */
export async function findLookBack(
  tx: Db | Tx,
  settings: SettingsService,
  { scenario }: ScenarioContent,
  at: Date,
): Promise<LookBack> {
  const said = scenario.steps.find(({ look_back }) => look_back)?.look_back;
  const months = said
    ? said.value * (said.unit === 'year' ? 12 : 1)
    : await settings.get(tx, 'walkthrough.lookBackMonths', at);
  const today = dayOf(at);
  const first = addMonths(today, -months);
  return { from: dayText(first), to: dayText(today), since: instantAt(first, 0), until: at };
}
