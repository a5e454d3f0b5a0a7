import type { Tx } from '../../db.js';
import { invalidArgument } from '../../shared/app-error.js';
import type { SettingKey } from '../../shared/settings-service.js';
import { findIdChoices, type IdKind } from '../catalogue/find-id-choices.js';
import { SETTING_DEFINITIONS } from './setting-definitions.js';

const NOUNS: Record<IdKind, string> = { 'service-item': '事项', 'data-element': '信息项' };

/**
 * INVALID_ARGUMENT for an id that is not in the catalogue: it would silently have no effect. One that the value before had
 * already may stay, since the place may keep what its catalogue has lost.
 */
export async function refuseUnknownIds(tx: Tx, key: SettingKey, value: unknown, before: unknown): Promise<void> {
  const { ids } = SETTING_DEFINITIONS[key];
  if (!ids) return;
  const known = new Set([...(await findIdChoices(tx))[ids.of].map(({ id }) => id), ...idsIn(before, ids.part)]);
  const unknown = idsIn(value, ids.part).filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw invalidArgument(
      `Expected ids of ${ids.of}, got ${unknown.join(', ')}`,
      `事项库里没有这样的${NOUNS[ids.of]}：${unknown.join('、')}`,
    );
}

const idsIn = (value: unknown, part: string | undefined): string[] =>
  (Array.isArray(value) ? value : []).map((row: unknown) =>
    String(part === undefined ? row : (row as Record<string, unknown>)[part]),
  );
