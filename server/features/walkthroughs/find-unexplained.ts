import type { Db, Tx } from '../../db.js';
import type { Mismatch } from '../../api/walkthroughs.js';
import { withoutCause } from './mismatches.js';

/**
 * Differences on a step of a walk, on all of them where no element is named, whose cause nobody has written down: as long as there
 * are any, nothing on the step may be called a problem (R10; 000 二（二）1: 不急于做判断).
 */
export async function findUnexplained(tx: Db | Tx, walkthroughId: string, elementId?: string): Promise<Mismatch[]> {
  const records = await tx.walkthroughRecord.findMany({
    where: { walkthroughId, ...(elementId === undefined ? {} : { elementId }) },
    select: { content: true, draft: true },
  });
  return records.flatMap(({ content, draft }) => withoutCause(draft ?? content));
}

/** The sentence that refuses the problem, or null. */
export const refuseUnexplained = ([first, ...others]: readonly Mismatch[]): string | null =>
  first
    ? `还有 ${others.length + 1} 处不一致没有写明原因（${first.what || '未写明'}）：先了解原因，再判断是不是问题`
    : null;
