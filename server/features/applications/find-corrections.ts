import type { CorrectionStatus } from '../../api/application-states.js';
import type { CorrectionView } from '../../api/applications.js';
import type { Db, Tx } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import { txAll } from '../../shared/tx-sql.js';

type CorrectionRow = NonNullable<Awaited<ReturnType<Db['correction']['findUnique']>>>;

/** The corrections of an application (with those of its items) or of one item, oldest first. */
export async function findCorrections(
  db: Db | Tx,
  at: Date,
  findChips: FindDeadlineChips,
  of: { applicationId: string } | { itemId: string },
): Promise<CorrectionView[]> {
  const [column, id] =
    'itemId' in of ? (['itemId', of.itemId] as const) : (['applicationId', of.applicationId] as const);
  const rows = await txAll<CorrectionRow>(
    db,
    `SELECT * FROM "Correction" WHERE "${column}" = ? ORDER BY "requestedAt"`,
    id,
  );
  if (rows.length === 0) return [];
  const chips = await findChips(
    db,
    at,
    'correction',
    rows.map((row) => row.id),
  );
  const itemIds = rows.flatMap((row) => row.itemId ?? []);
  const items = new Map(
    (
      await db.applicationItem.findMany({ where: { id: { in: itemIds } }, select: { id: true, serviceItemName: true } })
    ).map((item) => [item.id, item.serviceItemName]),
  );
  return rows.map((row) => ({
    id: row.id,
    itemId: row.itemId,
    itemName: row.itemId ? (items.get(row.itemId) ?? null) : null,
    status: row.status as CorrectionStatus,
    entries: row.entries as unknown as CorrectionView['entries'],
    requestedAt: row.requestedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    suppliedAt: row.suppliedAt?.toISOString() ?? null,
    deadline: chips.get(row.id)?.[0] ?? null,
  }));
}
