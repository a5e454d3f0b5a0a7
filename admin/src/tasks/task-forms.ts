import type { TaskKind } from '../../../processes/contract.js';

/**
 * The task kinds that this console has a form for; test/contract compares it with processes/contract.ts. The components
 * are in task-components.tsx, so that this file needs no browser.
 */
export const TASK_FORM_KINDS = [
  'application.precheck',
  'item.handle',
  'item.assign-unit',
] as const satisfies readonly TaskKind[];

/** What an inbox row calls the verb of its kind. */
export const TASK_VERBS: Readonly<Record<string, string>> = {
  'application.precheck': '预审',
  'item.handle': '办理',
  'item.assign-unit': '指定单位',
};
