import type { ErrorBody } from '../../../server/api/list.js';

/** A refused or failed request. `message` is the server's Chinese sentence; react-admin reads `status`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.body = body;
  }

  /** Somebody else changed the record first: what is shown is stale. */
  get isConflict(): boolean {
    return this.status === 409 && this.code === 'CONFLICT';
  }
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return '没有完成，请重试；如果一直这样，请联系管理员';
}

/** The post may not see this at all: trying again is of no use. */
export const isForbidden = (error: unknown): boolean => error instanceof ApiError && error.status === 403;
