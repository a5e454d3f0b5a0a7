/**
 * Says once that jobs cannot be taken, and once that they are taken again: while a broker is away every worker of every
 * job type fails with each of its tries, and a log full of one sentence hides the others.
 */
export function createOutageTeller(warn: (text: string) => void) {
  const failing = new Set<string>();
  return {
    failed(type: string, error: unknown): void {
      if (failing.size === 0)
        warn(`Jobs cannot be taken, first of type ${type}, and are tried again: ${String(error)}`);
      failing.add(type);
    },
    took(type: string): void {
      if (failing.delete(type) && failing.size === 0) warn('Jobs are taken again');
    },
  };
}
