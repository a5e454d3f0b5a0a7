import type { DraftRow } from '../../api/designer.js';
import type { Page } from '../../api/list.js';
import type { DraftStatus } from '../../api/loop-states.js';
import type { Db, Prisma } from '../../db.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesk } from './designer-permissions.js';
import { findUserNames } from './find-user-names.js';
import type { DraftRecord } from './load-draft.js';

export interface FindDrafts {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  sort?: 'updatedAt' | 'submittedAt' | 'name' | undefined;
  q?: string | undefined;
  processId?: string | undefined;
  status?: DraftStatus | undefined;
  mine?: boolean | undefined;
}

/** Drafts for those who draw and those who review. Discarded ones only when asked for. */
export async function findDrafts(
  { db, actor }: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  query: FindDrafts,
): Promise<Page<DraftRow>> {
  const user = requireDesk(deps, actor);
  const where: Prisma.ProcessDraftWhereInput = {
    status: query.status ?? { not: 'DISCARDED' },
    ...(query.processId !== undefined && { processId: query.processId }),
    ...(query.mine === true && { authorId: user.id }),
    ...(query.q !== undefined && { name: { contains: query.q } }),
  };
  const [drafts, total] = await Promise.all([
    db.processDraft.findMany({
      where,
      omit: { xml: true },
      orderBy: [{ [query.sort ?? 'updatedAt']: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.processDraft.count({ where }),
  ]);
  return { items: await toDraftRows(db, drafts), total };
}

/** Drafts as people read them. */
export async function toDraftRows(db: Db, drafts: Omit<DraftRecord, 'xml'>[]): Promise<DraftRow[]> {
  const names = await findUserNames(
    db,
    drafts.map((draft) => draft.authorId),
  );
  return drafts.map((draft) => ({
    id: draft.id,
    processId: draft.processId,
    name: draft.name,
    status: draft.status as DraftStatus,
    baseVersion: draft.baseVersion,
    authorName: names.get(draft.authorId) ?? '（已离任）',
    updatedAt: draft.updatedAt.toISOString(),
    submittedAt: draft.submittedAt?.toISOString() ?? null,
    publishedVersion: draft.publishedVersion,
  }));
}
