import type { Db } from '../../db.js';
import { localDay } from '../../shared/local-day.js';
import type { SettingKey, SettingsService, SettingValues } from '../../shared/settings-service.js';

/** The settings with their cache, which the command that changes one empties. */
export interface CachedSettings extends SettingsService {
  /** Read again from the database next time. */
  forget(): void;
}

interface Row {
  effectiveFrom: string;
  value: unknown;
}

/**
 * Settings as committed in this database. Every job and every request asks for some, so all rows are kept in memory until one
 * changes. Before the first day of a key its earliest value holds.
 */
export function createSettingsService(db: Db): CachedSettings {
  let cache: { version: number; rows: Promise<Map<string, Row[]>> } | null = null;
  let version = 0;

  const load = async () => {
    const byKey = new Map<string, Row[]>();
    for (const row of await db.setting.findMany({ orderBy: { effectiveFrom: 'desc' } })) {
      byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
    }
    return byKey;
  };

  const rows = (): Promise<Map<string, Row[]>> => {
    if (cache?.version === version) return cache.rows;
    const loading = load();
    cache = { version, rows: loading };
    loading.catch(() => {
      cache = null;
    });
    return loading;
  };

  return {
    async get<K extends SettingKey>(_db: unknown, key: K, at: Date): Promise<SettingValues[K]> {
      const known = (await rows()).get(key);
      const day = localDay(at);
      const row = known?.find(({ effectiveFrom }) => effectiveFrom <= day) ?? known?.at(-1);
      if (!row) throw new Error(`Expected setting ${key} to be seeded`);
      return row.value as SettingValues[K];
    },
    forget() {
      version++;
    },
  };
}
