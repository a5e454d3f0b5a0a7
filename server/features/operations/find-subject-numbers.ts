import type { Db, Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/** What has a number that people know it by → its table. */
const NUMBERED = {
  application: 'Application',
  item: 'ApplicationItem',
  rectification: 'Rectification',
  'negative-rating': 'NegativeRating',
  supervision: 'SupervisionOrder',
  walkthrough: 'Walkthrough',
} as const;

export interface NumberedSubject {
  subjectType: string;
  number: string | null;
}

/** Kind and number of whatever has these ids. */
export async function findSubjectNumbers(
  db: Db | Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, NumberedSubject>> {
  const wanted = JSON.stringify([...new Set(ids.filter((id) => id !== null))]);
  const sql = Object.entries(NUMBERED)
    .map(
      ([type, table]) =>
        `SELECT '${type}' AS "subjectType", n."id", n."number" FROM json_each(?) AS j JOIN "${table}" AS n ON n."id" = j."value"`,
    )
    .join(' UNION ALL ');
  const rows = await txAll<NumberedSubject & { id: string }>(db, sql, ...Object.keys(NUMBERED).map(() => wanted));
  return new Map(rows.map(({ id, ...subject }) => [id, subject]));
}

/** A condition: one of these columns is the id of something whose number contains the text, which is bound once a table. */
export const numberContains = (columns: readonly string[]): { text: string; bindings: number } => ({
  text: Object.values(NUMBERED)
    .map(
      (table) =>
        `EXISTS (SELECT 1 FROM "${table}" AS n WHERE n."id" IN (${columns.join(', ')}) AND instr(n."number", ?))`,
    )
    .join(' OR '),
  bindings: Object.keys(NUMBERED).length,
});
