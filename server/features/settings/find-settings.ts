import type { SettingSchema, SettingView } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import type { Clock } from '../../shared/clock.js';
import { localDay } from '../../shared/local-day.js';
import { z } from 'zod';
import { findIdChoices } from '../catalogue/find-id-choices.js';
import { SETTING_DEFINITIONS } from './setting-definitions.js';

export interface FindSettings {
  page: number;
  pageSize: number;
  sort?: 'group' | 'name' | 'key' | 'effectiveFrom' | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  group?: string | undefined;
}

/** Every setting with the value in force today and its history, newest first; in the order of their groups unless asked otherwise. */
export async function findSettings(db: Db, clock: Clock, query: FindSettings): Promise<Page<SettingView>> {
  const { q, group, sort } = query;
  const all = (await readSettings(db, clock)).filter(
    (setting) =>
      (!q || [setting.name, setting.description, setting.key].some((text) => text.includes(q))) &&
      (!group || setting.group === group),
  );
  if (sort && sort !== 'group') all.sort((a, b) => a[sort].localeCompare(b[sort], 'zh-CN'));
  if (query.order === 'desc') all.reverse();
  const first = (query.page - 1) * query.pageSize;
  return { items: all.slice(first, first + query.pageSize), total: all.length };
}

/** One setting. NOT_FOUND. */
export async function findSetting(db: Db, clock: Clock, key: string): Promise<SettingView> {
  const setting = (await readSettings(db, clock)).find((each) => each.key === key);
  if (!setting) throw notFound(`Expected a known setting, got ${key}`, '没有这项设置');
  return setting;
}

async function readSettings(db: Db, clock: Clock): Promise<SettingView[]> {
  const today = localDay(clock.now());
  const choices = await findIdChoices(db);
  const names = Object.fromEntries(
    [...choices['data-element'], ...choices['service-item']].map((choice) => [choice.id, choice.name]),
  );
  const rows = await db.setting.findMany({ orderBy: { effectiveFrom: 'desc' } });
  return Object.entries(SETTING_DEFINITIONS).flatMap(([key, { name, description, group, value, ids }]) => {
    const history = rows.filter((row) => row.key === key);
    const now = history.find(({ effectiveFrom }) => effectiveFrom <= today) ?? history.at(-1);
    if (!now) return [];
    return {
      key,
      name,
      description,
      group,
      value: now.value,
      schema: z.toJSONSchema(value, { io: 'input' }) as SettingSchema,
      ids: ids ? { part: ids.part ?? null, choices: choices[ids.of] } : null,
      names: namesIn(
        names,
        history.map(({ value }) => value),
      ),
      effectiveFrom: now.effectiveFrom,
      source: now.source,
      history: history.map(({ effectiveFrom, value, source, changedAt }) => ({
        effectiveFrom,
        value,
        source,
        changedAt: changedAt.toISOString(),
      })),
    };
  });
}

/** Those of the names whose id stands somewhere in a value. */
function namesIn(names: Readonly<Record<string, string>>, value: unknown): Record<string, string> {
  if (typeof value === 'string') return Object.hasOwn(names, value) ? { [value]: names[value] as string } : {};
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign({}, ...Object.values(value).map((one) => namesIn(names, one))) as Record<string, string>;
}
