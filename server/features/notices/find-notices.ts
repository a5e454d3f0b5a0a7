import type { NoticeRow } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import type { Db, Prisma, Tx } from '../../db.js';
import type { Actor } from '../../shared/actor.js';

/**
 * Which notices a person gets: one's own, those of one's unit and those of one's roles, and one of them an event. Nobody but an
 * official has an inbox here.
 */
export function noticesOf(actor: Actor): Prisma.NoticeWhereInput {
  if (actor.type !== 'USER') return { id: { in: [] } };
  return {
    // never `not` alone: a comparison with a column that is empty is true in no row
    AND: [
      { OR: [{ exceptUserId: null }, { exceptUserId: { not: actor.id } }] },
      { OR: [{ exceptUnitId: null }, { exceptUnitId: { not: actor.unitId } }] },
    ],
    OR: [
      { recipientType: 'USER', recipientId: actor.id },
      { recipientType: 'UNIT', recipientId: actor.unitId },
      { recipientType: 'ROLE', recipientId: { in: [...actor.roles] } },
    ],
  };
}

export interface FindNotices {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  unread?: boolean | undefined;
  kind?: string | undefined;
}

/** The notices of a person. Notices to a unit or a role are read once for all of it. */
export async function findNotices(
  db: Db,
  actor: Actor,
  { page, pageSize, order, unread, kind }: FindNotices,
): Promise<Page<NoticeRow>> {
  const where: Prisma.NoticeWhereInput = {
    AND: [
      noticesOf(actor),
      ...(unread === undefined ? [] : [{ readAt: unread ? null : { not: null } }]),
      ...(kind === undefined ? [] : [{ kind }]),
    ],
  };
  const [rows, total] = await Promise.all([
    db.notice.findMany({
      where,
      orderBy: [{ createdAt: order }, { id: order }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.notice.count({ where }),
  ]);
  return {
    items: rows.map(({ id, kind: kindOfRow, title, body, subjectType, subjectId, createdAt, readAt }) => ({
      id,
      kind: kindOfRow,
      title,
      body,
      subjectType,
      subjectId,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    total,
  };
}

/** Whether this event was told before. */
export const hasNotice = async (db: Db | Tx, dedupeKey: string): Promise<boolean> =>
  (await db.notice.count({ where: { dedupeKey } })) > 0;
