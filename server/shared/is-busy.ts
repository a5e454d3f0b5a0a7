/** Prisma: no turn to write came, or the transaction ran out of time. Nothing was written. */
const CODES = new Set(['P2024', 'P2028']);

/** Whether something failed only because the database had no time for it; the same will work later. */
export function isBusy(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return CODES.has(code ?? '') || /SQLITE_BUSY|database is locked/.test(message ?? '');
}
