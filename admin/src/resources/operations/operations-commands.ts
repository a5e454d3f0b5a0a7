import type { BulkResult } from '../../../../server/api/operations.js';
import { ApiError } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';

async function post(verb: string, body: object): Promise<BulkResult> {
  const result = await http<BulkResult>(`/api/operations/${verb}`, { method: 'POST', body });
  // nothing was done: the sentence belongs beside the button, and what was typed stays
  if (result.done === 0) throw new ApiError(200, { code: 'REFUSED', message: result.message });
  return result;
}

export type Value = string | number | boolean;

/** 运行维护: each verb takes one id or many and answers for each (server/api/operations.ts). */
export const operationsCommands = {
  retry: (ids: string[], reason: string) => post('retry', { ids, reason }),
  resolve: (ids: string[], reason: string, variables: Record<string, Value>) =>
    post('resolve', { ids, reason, ...(Object.keys(variables).length > 0 ? { variables } : {}) }),
  handOver: (ids: string[], userId: string, reason: string) => post('hand-over', { ids, userId, reason }),
  cancel: (ids: string[], reason: string) => post('cancel', { ids, reason, confirmed: true }),
  resend: (ids: string[], reason: string) => post('resend', { ids, reason }),
  drop: (ids: string[], reason: string) => post('drop', { ids, reason, confirmed: true }),
};
