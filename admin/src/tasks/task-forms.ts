import type { TaskKind } from '../../../processes/contract.js';

/**
 * The task kinds that this console has a form for; test/contract compares it with processes/contract.ts. The components
 * are in task-components.tsx, so that this file needs no browser.
 */
export const TASK_FORM_KINDS = [
  'application.precheck',
  'item.handle',
  'item.assign-unit',
  'callback.appoint',
  'callback.verify',
  'negative-rating.state-reason',
  'negative-rating.explain',
  'negative-rating.feed-back',
  'negative-rating.submit-sheet',
  'rectification.decide-measure',
  'rectification.plan',
  'rectification.summarize',
  'rectification.fix-at-once',
  'rectification.fix-in-time',
  'rectification.establish-rule',
  'rectification.verify',
  'rectification.evaluate',
  'rectification.evaluate-instead',
  'rectification.decide-sign-off',
  'rectification.decide-extension',
  'supervision.sign-for',
  'supervision.handle',
  'supervision.review',
  'supervision.follow-up',
] as const satisfies readonly TaskKind[];

/** What an inbox row calls the verb of its kind. */
export const TASK_VERBS: Readonly<Record<string, string>> = {
  'application.precheck': '预审',
  'item.handle': '办理',
  'item.assign-unit': '指定单位',
  'callback.appoint': '指定专人',
  'callback.verify': '回访',
  'negative-rating.state-reason': '说明理由',
  'negative-rating.explain': '解释',
  'negative-rating.feed-back': '反馈',
  'negative-rating.submit-sheet': '报送',
  'rectification.decide-measure': '定措施',
  'rectification.plan': '定计划',
  'rectification.summarize': '总结',
  'rectification.fix-at-once': '整改',
  'rectification.fix-in-time': '整改',
  'rectification.establish-rule': '整改',
  'rectification.verify': '复核',
  'rectification.evaluate': '评价',
  'rectification.evaluate-instead': '评价',
  'rectification.decide-sign-off': '销号',
  'rectification.decide-extension': '审批延期',
  'supervision.sign-for': '签收',
  'supervision.handle': '回复',
  'supervision.review': '审核',
  'supervision.follow-up': '回头看',
};
