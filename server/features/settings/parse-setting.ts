import type { SettingKey, SettingValues } from '../../shared/settings-service.js';
import { parseInput } from '../../http/parse-input.js';
import { SETTING_DEFINITIONS } from './setting-definitions.js';

/** A value as its setting wants it; INVALID_ARGUMENT with one Chinese sentence for each bad part otherwise. */
export const parseSetting = <K extends SettingKey>(key: K, value: unknown): SettingValues[K] =>
  parseInput(SETTING_DEFINITIONS[key].value, value) as SettingValues[K];
