import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { localDay } from '../../shared/local-day.js';
import type { CachedSettings } from './create-settings-service.js';
import { parseSetting } from './parse-setting.js';
import { isSettingKey, SETTING_DEFINITIONS } from './setting-definitions.js';

/** One value of prisma/seed/settings.yaml. */
export interface SettingSeed {
  value: unknown;
  effectiveFrom: string;
  source: string;
}

/**
 * Writes the seeded value of every setting that the database does not have yet; what an administrator changed stays. A list of
 * catalogue ids that nobody has changed follows a newer seed from today on, since a newer catalogue has items that it does not name
 * (R131); limits and other figures never change by themselves. Throws when a seed is unknown, wrong or missing. Answers the keys.
 */
export async function loadSettings(
  context: CommandContext,
  deps: { settings: CachedSettings },
  seeds: Record<string, SettingSeed>,
): Promise<string[]> {
  const missing = Object.keys(SETTING_DEFINITIONS).filter((key) => !(key in seeds));
  if (missing.length > 0) throw new Error(`Expected a seed for every setting, but ${missing.join(', ')} have none`);
  const known = await context.db.setting.findMany({ select: { key: true, value: true, changedById: true } });
  const today = localDay(context.clock.now());
  const rows = Object.entries(seeds).flatMap(([key, seed]) => {
    if (!isSettingKey(key)) throw new Error(`Expected a known setting, got ${key}`);
    const present = known.filter((row) => row.key === key);
    const value = parseSetting(key, seed.value) as object;
    if (present.length === 0) return [{ key, effectiveFrom: seed.effectiveFrom, value, source: seed.source }];
    const isStale =
      SETTING_DEFINITIONS[key].ids !== undefined &&
      present.every(({ changedById }) => changedById === null) &&
      !present.some((row) => JSON.stringify(row.value) === JSON.stringify(value));
    return isStale ? [{ key, effectiveFrom: today, value, source: seed.source }] : [];
  });
  if (rows.length === 0) return [];
  await inTransaction(context, async ({ tx, at, ledger }) => {
    for (const row of rows)
      await tx.setting.upsert({
        where: { key_effectiveFrom: { key: row.key, effectiveFrom: row.effectiveFrom } },
        create: { ...row, changedAt: at },
        update: { ...row, changedAt: at },
      });
    await ledger({
      action: 'setting.loaded',
      subjectType: 'setting',
      subjectId: 'seed',
      summary: `载入 ${rows.length} 项设置的默认值`,
      detail: { keys: rows.map(({ key }) => key) },
    });
  });
  deps.settings.forget();
  return rows.map(({ key }) => key);
}
