/** Codes of SQLite and of the file system for a file that cannot grow. */
const CODES = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const WORDS = /SQLITE_FULL|database or disk is full|ENOSPC|EDQUOT/;

/** Whether something failed because the disk (or a quota) is full; Prisma and the engine pass on the words, not always the code. */
export function isDiskFull(error: unknown): boolean {
  const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === 'string' && CODES.has(code)) return true;
  if (typeof message === 'string' && WORDS.test(message)) return true;
  return cause !== undefined && cause !== error && isDiskFull(cause);
}
