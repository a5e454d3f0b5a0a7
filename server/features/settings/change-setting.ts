import type { Permission } from '../../api/session.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, invalidArgument, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { localDay } from '../../shared/local-day.js';
import type { CachedSettings } from './create-settings-service.js';
import { parseSetting } from './parse-setting.js';
import { refuseUnknownIds } from './refuse-unknown-ids.js';
import { isSettingKey, SETTING_DEFINITIONS } from './setting-definitions.js';

export interface ChangeSetting {
  key: string;
  value: unknown;
  /** YYYY-MM-DD; today or later. */
  effectiveFrom: string;
  /** Which notice or decision says so. */
  source?: string | undefined;
}

export interface SettingsDeps {
  settings: CachedSettings;
  can(actor: Actor, permission: Permission): boolean;
}

/**
 * Lets a value hold from a day on (R157). What was in force before stays as it was: a day that has passed is refused
 * (INVALID_ARGUMENT), so that nothing decided under the old value changes afterwards.
 */
export async function changeSetting(context: CommandContext, deps: SettingsDeps, input: ChangeSetting): Promise<void> {
  const { key, effectiveFrom } = input;
  if (!isSettingKey(key)) throw notFound(`Expected a known setting, got ${key}`, '没有这项设置');
  const { name } = SETTING_DEFINITIONS[key];
  const value = parseSetting(key, input.value);
  if (!deps.can(context.actor, 'settings.manage'))
    throw forbidden('Expected permission settings.manage', '您的岗位没有修改设置的权限');
  if (effectiveFrom < localDay(context.clock.now())) {
    throw invalidArgument(`Expected a day from today on, got ${effectiveFrom}`, '生效日期不能早于今天', {
      fields: { effectiveFrom: '生效日期不能早于今天' },
    });
  }
  await inTransaction(context, async ({ tx, at, actor, ledger }) => {
    const before = await tx.setting.findFirst({
      where: { key, effectiveFrom: { lte: effectiveFrom } },
      orderBy: { effectiveFrom: 'desc' },
    });
    await refuseUnknownIds(tx, key, value, before?.value);
    const row = {
      value: value as object,
      source: input.source ?? null,
      changedById: actor.type === 'USER' ? actor.id : null,
      changedAt: at,
    };
    await tx.setting.upsert({
      where: { key_effectiveFrom: { key, effectiveFrom } },
      create: { key, effectiveFrom, ...row },
      update: row,
    });
    await ledger({
      action: 'setting.changed',
      subjectType: 'setting',
      subjectId: key,
      summary: `修改设置：${name}，自 ${effectiveFrom} 起生效`,
      reason: input.source,
      detail: { effectiveFrom, before: before?.value ?? null, after: value },
    });
  });
  deps.settings.forget();
}
