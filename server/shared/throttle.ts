import { createHash } from 'node:crypto';
import type { Tx } from '../db.js';
import { AppError } from './app-error.js';

/** So many tries within so many minutes; then none for so many minutes. */
export interface ThrottleLimit {
  failures: number;
  withinMinutes: number;
  lockMinutes: number;
}

const MINUTE = 60_000;

/** A throttle's key that says nothing about what was typed. */
export const throttleKey = (kind: string, text: string) =>
  `${kind}:${createHash('sha256').update(text).digest('base64url')}`;

/**
 * Counts a try before its result is known, so that a hundred tries at once cannot all slip through. Answers true when this try
 * was the last one before the lock. Give it back with `forgiveAttempt` when it succeeds.
 * Throws TOO_MANY_REQUESTS while locked. Call it in a transaction of its own: the count must stay when the try fails.
 */
export async function countAttempt(tx: Tx, key: string, limit: ThrottleLimit, at: Date): Promise<boolean> {
  const row = await tx.throttle.findUnique({ where: { key } });
  const lockedMs = (row?.lockedUntil?.getTime() ?? 0) - at.getTime();
  // a lock or a first failure further away than either can be is left from before the clock was set back
  if (row?.lockedUntil && lockedMs > 0 && lockedMs <= limit.lockMinutes * MINUTE) throw locked(row.lockedUntil, at);
  const isFresh =
    !row || row.lockedUntil !== null || Math.abs(at.getTime() - row.firstAt.getTime()) >= limit.withinMinutes * MINUTE;
  const failures = isFresh ? 1 : row.failures + 1;
  const isLast = failures >= limit.failures;
  const data = {
    failures,
    firstAt: isFresh ? at : row.firstAt,
    lockedUntil: isLast ? new Date(at.getTime() + limit.lockMinutes * MINUTE) : null,
  };
  await tx.throttle.upsert({ where: { key }, create: { key, ...data }, update: data });
  return isLast;
}

/** The try succeeded: forgets everything of this key (`all`), or only this one try. */
export async function forgiveAttempt(tx: Tx, key: string, what: 'all' | 'one'): Promise<void> {
  if (what === 'all') await tx.throttle.deleteMany({ where: { key } });
  else
    await tx.throttle.updateMany({
      where: { key, failures: { gt: 0 } },
      data: { failures: { decrement: 1 }, lockedUntil: null },
    });
}

function locked(until: Date, at: Date): AppError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / MINUTE));
  return new AppError('TOO_MANY_REQUESTS', 'Expected fewer failed attempts', `尝试次数过多，请 ${minutes} 分钟后再试`, {
    retryAfterMinutes: minutes,
  });
}
