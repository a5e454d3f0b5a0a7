import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db.js';

const LOOKS = 1_500;
const BETWEEN_LOOKS_MS = 20;

/**
 * The definitions of a deployment, as soon as the projection has kept their records.
 * @throws Error when they do not arrive in half a minute: the projection does not run
 */
export async function getKeptDefinitions(db: Db, keys: readonly string[]) {
  const wanted = [...new Set(keys)];
  for (let look = 0; look < LOOKS; look++) {
    const kept = await db.processDefinition.findMany({ where: { key: { in: wanted } }, omit: { xml: true } });
    if (kept.length === wanted.length) return kept;
    await sleep(BETWEEN_LOOKS_MS);
  }
  throw new Error(`Expected the records of definitions ${wanted.join(', ')}, but they did not arrive`);
}
