import { parseLossless } from './lossless-json.js';

/** A record as the exporter posts it, trimmed to what is read here. */
export interface ExportedRecord {
  recordType: string;
  valueType: string;
  intent: string;
  partitionId: number;
  position: number;
  timestamp: number;
  key: number | string;
  value: Record<string, unknown>;
}

/** A bulk that no exporter writes; it is refused as a whole and would be refused again. */
export class UnreadableBulkError extends Error {
  constructor(expected: string) {
    super(`Expected ${expected}`);
    this.name = 'UnreadableBulkError';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** What each part of a record has to be, in the words of the refusal. */
const PARTS: readonly [keyof ExportedRecord, string, (value: unknown) => boolean][] = [
  ['partitionId', 'the number of a partition', isCount],
  ['position', 'a position in the log', isCount],
  ['timestamp', 'epoch milliseconds', isCount],
  ['key', 'a key', (value) => /^-?\d{1,19}$/.test(String(value))],
  ['recordType', 'text', isText],
  ['valueType', 'text', isText],
  ['intent', 'text', isText],
  ['value', 'an object', isObject],
];

/** The line that says what to do with the record behind it: always to keep it. */
export function readAction(line: string): Record<string, unknown> {
  const action = parse(line, 'an action');
  if (!isObject(action) || !isObject(action.index))
    throw new UnreadableBulkError('an action "index" before each record');
  return action.index;
}

/** The record of a line pair; the refusal names the place, not the content, which may be anything. */
export function readExported(line: string): ExportedRecord {
  const record = parse(line, 'a record');
  if (!isObject(record)) throw new UnreadableBulkError('a record behind each action');
  for (const [name, what, holds] of PARTS)
    if (!holds(record[name])) throw new UnreadableBulkError(`"${name}" of record ${place(record)} to be ${what}`);
  return record as unknown as ExportedRecord;
}

const place = ({ partitionId, position }: Record<string, unknown>) =>
  `${isCount(partitionId) ? String(partitionId) : '?'}-${isCount(position) ? String(position) : '?'}`;

function parse(line: string, what: string): unknown {
  try {
    return parseLossless(line);
  } catch {
    throw new UnreadableBulkError(`${what} in JSON on each line`);
  }
}
