import type { TaskKind } from '../../../processes/contract.js';
import type { PersonVerb } from './rectification-permissions.js';

const FIX_TASKS: Record<string, TaskKind> = {
  IMMEDIATE: 'rectification.fix-at-once',
  TIME_LIMITED: 'rectification.fix-in-time',
  SYSTEMIC: 'rectification.establish-rule',
};

const TASKS: Partial<Record<PersonVerb, TaskKind>> = {
  'decide-measure': 'rectification.decide-measure',
  plan: 'rectification.plan',
  summarize: 'rectification.summarize',
  verify: 'rectification.verify',
  evaluate: 'rectification.evaluate',
  'evaluate-instead': 'rectification.evaluate-instead',
  'sign-off': 'rectification.decide-sign-off',
  'to-systemic': 'rectification.decide-sign-off',
  'decide-extension': 'rectification.decide-extension',
};

/** The task that a verb ends; null: the verb leaves the tasks alone. */
export function taskOfVerb(verb: PersonVerb, rectification: { kind: string | null }): TaskKind | null {
  if (verb === 'finish' || verb === 'change-kind') return FIX_TASKS[rectification.kind ?? ''] ?? null;
  return TASKS[verb] ?? null;
}

/** Said when the diagram is not (yet) at the task that a verb needs. */
const WAITS: Partial<Record<PersonVerb, string>> = {
  finish: '当前还没到这一步：限期整改须先制定工作计划和标准，建章立制须先总结规律提出对策',
  'change-kind': '请先完成当前步骤（工作计划或规律总结），再转类',
  evaluate: '评价期已满或任务正在准备，期满未评的由行风办代为评价',
  'evaluate-instead': '评价期未满，请等问题提出人评价',
};

/** The sentence for a verb whose task does not wait. */
export const taskMissing = (verb: PersonVerb): string => WAITS[verb] ?? '任务正在准备，请稍后再试';
