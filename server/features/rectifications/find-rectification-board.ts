import type { RectificationStatus } from '../../api/loop-states.js';
import type { BoardColumn } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findRectificationIds, type RectificationListDeps } from './find-rectifications.js';
import { findRectificationRows } from './find-rectification-rows.js';

const COLUMNS: readonly RectificationStatus[] = [
  'OPENED',
  'MEASURE_PENDING',
  'RECTIFYING',
  'VERIFYING',
  'EVALUATING',
  'DECIDING',
  'SIGNED_OFF',
];
/** Cards a column shows; the rest is behind the count (server/api/rectifications.ts). */
const CARDS = 3;

/** The board: a column a status, those due first on top, of what this official may see. */
export async function findRectificationBoard(
  db: Db,
  deps: RectificationListDeps,
  actor: UserActor,
  filter: { unitId?: string | undefined } = {},
): Promise<BoardColumn[]> {
  const at = deps.clock.now();
  const columns = [];
  for (const status of COLUMNS) {
    const ended = status === 'SIGNED_OFF';
    const query = {
      ...filter,
      status,
      page: 1,
      pageSize: CARDS,
      sort: ended ? 'openedAt' : 'promisedDueAt',
      order: ended ? ('desc' as const) : ('asc' as const),
    };
    columns.push({
      status,
      ...(await findRectificationIds(db, deps, actor, at, query)),
    });
  }
  const rows = await findRectificationRows(
    db,
    at,
    deps.findChips,
    columns.flatMap((column) => column.ids),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return columns.map(({ status, total, ids }) => ({
    status,
    total,
    cards: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}
