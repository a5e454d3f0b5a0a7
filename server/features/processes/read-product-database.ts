import type { Db } from '../../db.js';
import { readPositions } from './project-records.js';

/** What the database says of itself to the embedded engine: which installation it belongs to, and how far it has read the records. */
export async function readProductDatabase(db: Db): Promise<{ installation: string; position: number }> {
  const [{ id }, positions] = await Promise.all([db.installation.findFirstOrThrow(), readPositions(db)]);
  return { installation: id, position: Math.max(0, ...Object.values(positions)) };
}
