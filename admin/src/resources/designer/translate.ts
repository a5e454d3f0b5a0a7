import community from 'bpmn-js-i18n/translations/zn.js';
import { CHINESE_WORDS } from './chinese-words.js';

const words: Record<string, string> = { ...community, ...CHINESE_WORDS };
const CHINESE = /[\u3400-\u9fff]/;

/** English that was asked for and has no Chinese words yet; a test prints it and fails (window.missingTranslations). */
export const missing = new Set<string>();

/** Chinese for a string of bpmn-js and its companions. Our own labels, Chinese already, pass through. */
export function translate(template: string, replacements: Record<string, unknown> = {}): string {
  const known = words[template];
  if (known === undefined && /[A-Za-z]/.test(template) && !CHINESE.test(template)) missing.add(template);
  return (known ?? template).replace(/{([^}]+)}/g, (_, key: string) => String(replacements[key] ?? `{${key}}`));
}

export const translateModule = { translate: ['value', translate] };
