import type { Mismatch } from '../../../../server/api/walkthroughs.js';

/** No problem can be made of it yet (R10). */
export const isUnexplained = ({ what, cause }: Mismatch): boolean => what.trim() === '' || cause.trim() === '';

/** A difference as the problem form tells it. */
export const mismatchText = ({ what, against, cause }: Mismatch): string =>
  [`与${against}不一致：${what.trim()}`, `原因：${cause.trim()}`].join('\n');

/** The differences of a record, whatever kind of step it is of. */
export const mismatchesIn = (content: Record<string, unknown>): Mismatch[] =>
  content.consistent === false && Array.isArray(content.mismatches) ? (content.mismatches as Mismatch[]) : [];
