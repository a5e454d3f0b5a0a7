/** The last publication of each process; only one server works on a data folder (lock-data-folder.ts). */
const last = new Map<string, Promise<unknown>>();

/**
 * Runs what decides about a process's next version one after another. The engine is asked outside the transaction, so a
 * draft must not be withdrawn or published twice while its answer is on the way.
 */
export function inTurn<T>(processId: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(processId) ?? Promise.resolve()).catch(() => undefined).then(work);
  last.set(processId, turn);
  return turn;
}
