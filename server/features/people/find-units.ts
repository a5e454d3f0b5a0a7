import type { UnitView } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

export interface FindUnits {
  page: number;
  pageSize: number;
  sort?: 'sortOrder' | 'name' | 'shortName' | 'id' | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  active?: boolean | undefined;
  parentId?: string | undefined;
}

const COUNT_USERS = { _count: { select: { users: { where: { active: true } } } } } as const;

type UnitRow = Omit<UnitView, 'userCount'> & { _count: { users: number } };
const view = ({ _count, ...unit }: UnitRow): UnitView => ({ ...unit, userCount: _count.users });

/** Units for lists and pickers, in official order unless asked otherwise. */
export async function findUnits(db: Db, query: FindUnits): Promise<Page<UnitView>> {
  const where = {
    ...(query.active === undefined ? {} : { active: query.active }),
    ...(query.parentId === undefined ? {} : { parentId: query.parentId }),
    ...(query.q ? { OR: [{ name: { contains: query.q } }, { shortName: { contains: query.q } }] } : {}),
  };
  const [rows, total] = await Promise.all([
    db.unit.findMany({
      where,
      include: COUNT_USERS,
      orderBy: [{ [query.sort ?? 'sortOrder']: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.unit.count({ where }),
  ]);
  return { items: rows.map(view), total };
}

/** One unit. NOT_FOUND. */
export async function findUnit(db: Db, id: string): Promise<UnitView> {
  const unit = await db.unit.findUnique({ where: { id }, include: COUNT_USERS });
  if (!unit) throw notFound(`Expected unit ${id} to exist`, '没有这个单位');
  return view(unit);
}
