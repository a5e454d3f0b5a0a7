import { setTimeout as sleep } from 'node:timers/promises';
import { GRPC } from './to-rejection.js';
import type { GatewayError } from './zeebe-client.js';

/** Which gRPC codes a call may be repeated on. */
export type RetryRule = readonly number[];

/** A repeat finds the earlier effect: the broker answers NOT_FOUND, ALREADY_EXISTS, or does the same again. */
export const REPEATABLE: RetryRule = [GRPC.UNAVAILABLE, GRPC.RESOURCE_EXHAUSTED];
/** A repeat would do it twice: only what the broker says it never took in (back-pressure) is sent again. */
export const ONCE: RetryRule = [GRPC.RESOURCE_EXHAUSTED];

/** Milliseconds after which a call without an answer has failed, unless said otherwise. */
export const TIME_LIMIT_MS = 20_000;

export interface RetryOptions {
  attempts?: number;
  /** Milliseconds before the second attempt; doubles. */
  firstPauseMs?: number;
  /** A call that has not answered by then has failed. */
  timeLimitMs?: number;
  random?: () => number;
  signal?: AbortSignal;
}

/**
 * Makes a call a few times with growing, scattered pauses, then gives up with the last error: whoever waits behind it (the outbox, a
 * worker's next look) has the patience. A deadline (4) is never repeated here: the broker may be at it.
 */
export async function boundedRetry<T>(call: () => Promise<T>, rule: RetryRule, options: RetryOptions = {}): Promise<T> {
  const { attempts = 4, firstPauseMs = 200, timeLimitMs = TIME_LIMIT_MS, random = Math.random, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await withinTime(call(), timeLimitMs);
    } catch (error) {
      const code = (error as Partial<GatewayError>).code ?? 0;
      if (attempt >= attempts || !rule.includes(code) || signal?.aborted) throw error;
      const pause = firstPauseMs * 2 ** (attempt - 1) * (0.5 + random());
      await sleep(pause, undefined, signal ? { signal } : {}).catch(() => {
        throw error;
      });
    }
  }
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer from the gateway within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
