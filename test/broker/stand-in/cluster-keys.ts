import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { Refusal } from '../../engine/zeebe/refusal.js';

/** The upper bits of a cluster's key name its partition. */
const PARTITION_SHIFT = 51n;
const SERIAL = (1n << PARTITION_SHIFT) - 1n;

/** The embedded engine's small keys in the form of a cluster, where a key carries the partition it is of. */
export class ClusterKeys {
  readonly #base: bigint;

  /** From the fourth partition on the keys are beyond 2^53. */
  constructor(readonly partition: number) {
    this.#base = BigInt(partition) << PARTITION_SHIFT;
  }

  /** `-1` (none) stays. */
  outward(key: string): string {
    return /^\d+$/.test(key) ? String(this.#base + BigInt(key)) : key;
  }

  /** @throws Refusal UNAVAILABLE for a partition that is not there, as a gateway answers */
  inward(key: unknown): string {
    const number = BigInt(String(key));
    if (number >> PARTITION_SHIFT !== BigInt(this.partition))
      throw new Refusal(GRPC.UNAVAILABLE, `Expected to send to the partition of key ${number}, but there is none`);
    return String(number & SERIAL);
  }
}
