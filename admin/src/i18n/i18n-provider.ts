import polyglotI18nProvider from 'ra-i18n-polyglot';
import { chineseMessages } from './chinese-messages.js';

/** Chinese only. */
export const i18nProvider = polyglotI18nProvider(() => chineseMessages, 'zh', [{ locale: 'zh', name: '中文' }], {
  allowMissing: true,
});
