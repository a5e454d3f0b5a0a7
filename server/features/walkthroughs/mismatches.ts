import type { Mismatch } from '../../api/walkthroughs.js';
import type { StepInput } from './check-step.js';
import type { PlannedStep } from './step-plan.js';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The differences that were written down on a step, whatever a phone sent; empty ones are none. */
export function mismatchesOf(content: unknown): Mismatch[] {
  const written = (content as { mismatches?: unknown } | null | undefined)?.mismatches;
  if (!Array.isArray(written)) return [];
  return (written as Partial<Record<keyof Mismatch, unknown>>[])
    .map((each) => ({ what: text(each?.what), against: text(each?.against), cause: text(each?.cause) }))
    .filter(({ what, cause }) => what !== '' || cause !== '');
}

/** Differences whose cause is not known yet: none of them may be called a problem (R10). */
export const withoutCause = (content: unknown): Mismatch[] => mismatchesOf(content).filter(({ cause }) => cause === '');

/** What is missing in a comparison with 部里、省里, each as a sentence (R10, R11): the answer, every difference, and its cause. */
export function missingInComparison({ compareWith }: PlannedStep, { content }: Pick<StepInput, 'content'>): string[] {
  const against = compareWith.join('、');
  if (typeof content.consistent !== 'boolean') return [`请记录与${against}是否一致`];
  if (content.consistent) return [];
  const mismatches = mismatchesOf(content);
  return [
    ...(mismatches.length === 0 ? ['请逐条登记不一致的地方'] : []),
    ...(mismatches.some(({ what }) => what === '') ? ['请写明不一致的是什么'] : []),
    ...(mismatches.some((each) => !compareWith.includes(each.against)) ? [`请选择与哪里不一致：${against}`] : []),
    ...(withoutCause(content).length > 0 ? ['不一致的不急于做判断，请先了解并写明原因'] : []),
  ];
}
