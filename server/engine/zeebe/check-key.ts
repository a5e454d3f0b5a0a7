import { EngineRejection } from '../port.js';

/** The upper bits of a key name its partition. */
const PARTITION_SHIFT = 51n;
const MOST = 2n ** 63n - 1n;

/**
 * Refuses what cannot be a key of this cluster before it is sent: the gateway answers UNAVAILABLE for a partition that does not
 * exist, and that would be repeated for ever. `partitions`: how many there are, 0 when not known yet.
 */
export function checkKey(key: string, partitions: number): string {
  if (!/^\d{1,19}$/.test(key) || BigInt(key) > MOST)
    throw new EngineRejection('INVALID_ARGUMENT', `Expected a key, a whole number as text, but got '${key}'`);
  const partition = BigInt(key) >> PARTITION_SHIFT;
  if (partition < 1n || (partitions > 0 && partition > BigInt(partitions)))
    throw new EngineRejection('NOT_FOUND', `Expected a key of this cluster, but ${key} is of no partition that it has`);
  return key;
}
