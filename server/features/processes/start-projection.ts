import type { Db } from '../../db.js';
import type { RecordStream } from '../../engine/port.js';
import { projectRecords, readPositions } from './project-records.js';
import type { ProjectionDeps } from './projection-deps.js';

/**
 * Follows the engine's record stream from where the database stands. A batch that cannot be written is delivered again by
 * the stream. Answers a function that stops after the batch in hand.
 */
export async function startProjection(
  engine: RecordStream,
  db: Db,
  deps: ProjectionDeps,
): Promise<() => Promise<void>> {
  return engine.subscribeToRecords(await readPositions(db), async (records) => {
    try {
      await projectRecords(db, deps, records);
    } catch (error) {
      deps.warn(`A batch of ${records.length} records could not be projected and will come again: ${String(error)}`);
      throw error;
    }
  });
}
