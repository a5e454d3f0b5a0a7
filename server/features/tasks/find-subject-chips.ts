import type { DeadlineChip } from '../../api/deadlines.js';
import type { Db } from '../../db.js';
import type { DeadlineSubjectType } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import { txAll } from '../../shared/tx-sql.js';

/** Clocks of tasks' subjects, by `<type> <id>`; of a rectification those of its rounds and evaluations. */
export async function findSubjectChips(
  db: Db,
  findChips: FindDeadlineChips,
  at: Date,
  subjects: readonly { subjectType: string; subjectId: string }[],
): Promise<Map<string, DeadlineChip[]>> {
  const found = new Map<string, DeadlineChip[]>();
  const add = (key: string, chips: readonly DeadlineChip[]) => found.set(key, [...(found.get(key) ?? []), ...chips]);
  for (const type of new Set(subjects.map(({ subjectType }) => subjectType))) {
    const ids = subjects.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
    if (type === 'rectification') {
      const parts = await findParts(db, ids);
      const caseOf = new Map(parts.map((part) => [part.subjectId, part.caseId]));
      for (const partType of ['rectification', 'evaluation-request'] as const) {
        const partIds = parts.filter((part) => part.subjectType === partType).map((part) => part.subjectId);
        for (const [id, chips] of await findChips(db, at, partType, partIds)) add(`${type} ${caseOf.get(id)}`, chips);
      }
      continue;
    }
    for (const [id, chips] of await findChips(db, at, type as DeadlineSubjectType, ids)) add(`${type} ${id}`, chips);
  }
  return found;
}

/** The rounds and evaluation requests whose clock runs; the rectification is their case. */
const findParts = (db: Db, rectificationIds: readonly string[]) =>
  txAll<{ subjectType: DeadlineSubjectType; subjectId: string; caseId: string }>(
    db,
    `SELECT d."subjectType", d."subjectId", d."caseId" FROM json_each(?) AS j JOIN "Deadline" AS d ON d."caseId" = j."value"
      WHERE d."closedAt" IS NULL AND d."subjectType" IN ('rectification', 'evaluation-request')`,
    JSON.stringify(rectificationIds),
  );
