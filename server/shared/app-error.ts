/**
 * Refusals. A refused command has changed nothing; it carries a stable code, one English sentence for the log
 * ("Expected to close item X, but it is SUSPENDED") and one Chinese sentence for the person (DESIGN §4).
 */
export type AppErrorCode =
  | 'INVALID_ARGUMENT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID_STATE'
  | 'CONFLICT'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE';

/** HTTP status of each code: the only such table. */
export const HTTP_STATUS: Record<AppErrorCode, number> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_STATE: 409,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    /** For the log, English. */
    message: string,
    /** For the person, Chinese, one sentence. */
    readonly userMessage: string,
    /** Machine-readable particulars, e.g. the fields that are wrong. Never personal data. */
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'AppError';
  }
}

export const invalidArgument = (message: string, userMessage: string, details?: Record<string, unknown>) =>
  new AppError('INVALID_ARGUMENT', message, userMessage, details);
export const forbidden = (message: string, userMessage: string, details?: Record<string, unknown>) =>
  new AppError('FORBIDDEN', message, userMessage, details);
export const notFound = (message: string, userMessage: string, details?: Record<string, unknown>) =>
  new AppError('NOT_FOUND', message, userMessage, details);
export const invalidState = (message: string, userMessage: string, details?: Record<string, unknown>) =>
  new AppError('INVALID_STATE', message, userMessage, details);
export const conflict = (message: string, userMessage: string, details?: Record<string, unknown>) =>
  new AppError('CONFLICT', message, userMessage, details);
