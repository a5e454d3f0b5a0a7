import type { Db, Tx } from '../../db.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';
import { isFinal } from './walkthrough-states.js';

/** What inboxes and reminders know of a walk: it is its walker's, no unit's. Null when it is not known. */
export async function describeWalkthrough(tx: Db | Tx, id: string): Promise<SubjectFacts | null> {
  const [row] = await txAll<{ scenarioName: string; number: string; walkerId: string; status: string }>(
    tx,
    'SELECT "scenarioName", "number", "walkerId", "status" FROM "Walkthrough" WHERE "id" = ?',
    id,
  );
  if (!row) return null;
  return {
    title: `走流程 · ${row.scenarioName}`,
    number: row.number,
    greenChannel: false,
    unitId: null,
    handlerId: row.walkerId,
    caseId: id,
    closed: isFinal(row),
  };
}
