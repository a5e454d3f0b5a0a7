/** How the reason of a command begins that the engine refuses, and not merely cannot take just now: trying again will not help by itself. */
const REFUSALS = [
  'INVALID_ARGUMENT:',
  'INVALID_STATE:',
  'NOT_FOUND:',
  'ALREADY_EXISTS:',
  'Error: Unknown outbox command',
];

/** Whether a waiting command has been refused; then it holds up every later command of its case. */
export const isRefused = ({ doneAt, lastError }: { doneAt: Date | null; lastError: string | null }): boolean =>
  doneAt === null && REFUSALS.some((refusal) => lastError?.startsWith(refusal) === true);

/** The same in SQL; no refusal holds a character that GLOB knows. */
export const refusedSql = (table: string): string =>
  `(${table}."doneAt" IS NULL AND (${REFUSALS.map((refusal) => `${table}."lastError" GLOB '${refusal}*'`).join(' OR ')}))`;
