import { JOB_TYPES, type JobType } from '../../../processes/contract.js';
import type { StuckReason } from '../../api/operations.js';

/** 打包受理; the type itself where nobody here does it. */
export const jobName = (type: string): string =>
  Object.hasOwn(JOB_TYPES, type) ? JOB_TYPES[type as JobType].title : type;

/** What the last try said, the Chinese sentence where the worker wrote one; null: it has not failed. */
export function lastFailureWords({
  failedAt,
  errorMessage,
}: {
  failedAt: Date | string | null;
  errorMessage: string | null;
}): string | null {
  if (failedAt === null) return null;
  if (errorMessage === null) return '执行的程序没有按时答复';
  const sentence = errorMessage.split(' | ')[0] ?? '';
  return /\p{Script=Han}/u.test(sentence) ? sentence : '执行时出错';
}

const ADVICE: Record<StuckReason, string> = {
  NO_RETRIES: '在“异常”里看原因，消除后“重试”',
  NO_WORKER: '流程图要求的任务类型本系统没有，请流程设计者改正后发布；本件停止流程或交人跟进',
  WAITING_LONG: '流程引擎或执行程序可能停了：先看上面的运行状态，恢复后会自动执行；一直不动的，重启服务',
};

/** One sentence: what to do, by the reason that weighs most. */
export const stuckAdvice = (reasons: readonly StuckReason[]): string =>
  ADVICE[reasons.find((reason) => reason !== 'WAITING_LONG') ?? 'WAITING_LONG'];
