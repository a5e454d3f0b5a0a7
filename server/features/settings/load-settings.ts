import { inTransaction, type CommandContext } from '../../shared/command-context.js';
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
 * Writes the seeded value of every setting that the database does not have yet; what an administrator changed stays. Throws when a
 * seed is unknown, wrong or missing.
 */
export async function loadSettings(
  context: CommandContext,
  deps: { settings: CachedSettings },
  seeds: Record<string, SettingSeed>,
): Promise<string[]> {
  const missing = Object.keys(SETTING_DEFINITIONS).filter((key) => !(key in seeds));
  if (missing.length > 0) throw new Error(`Expected a seed for every setting, but ${missing.join(', ')} have none`);
  const known = new Set(
    (await context.db.setting.findMany({ distinct: ['key'], select: { key: true } })).map(({ key }) => key),
  );
  const rows = Object.entries(seeds)
    .filter(([key]) => !known.has(key))
    .map(([key, seed]) => {
      if (!isSettingKey(key)) throw new Error(`Expected a known setting, got ${key}`);
      return {
        key,
        effectiveFrom: seed.effectiveFrom,
        value: parseSetting(key, seed.value) as object,
        source: seed.source,
      };
    });
  if (rows.length === 0) return [];
  await inTransaction(context, async ({ tx, at, ledger }) => {
    await tx.setting.createMany({ data: rows.map((row) => ({ ...row, changedAt: at })) });
    await ledger({
      action: 'setting.loaded',
      subjectType: 'setting',
      subjectId: 'seed',
      summary: `载入 ${rows.length} 项设置的初始值`,
      detail: { keys: rows.map(({ key }) => key) },
    });
  });
  deps.settings.forget();
  return rows.map(({ key }) => key);
}
