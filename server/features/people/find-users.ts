import type { UserView } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import { ROLES, type Role } from '../../api/roles.js';
import type { DemoAccount } from '../../api/session.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

export interface FindUsers {
  page: number;
  pageSize: number;
  sort?: 'username' | 'displayName' | 'post' | 'unitName' | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  unitId?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
}

const WITH_UNIT = { unit: { select: { name: true } }, roles: { select: { role: true } } } as const;

interface UserRow {
  id: string;
  username: string;
  displayName: string;
  unitId: string;
  post: string;
  active: boolean;
  unit: { name: string };
  roles: { role: string }[];
}

const view = (user: UserRow): UserView => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  unitId: user.unitId,
  unitName: user.unit.name,
  post: user.post,
  roles: user.roles.map(({ role }) => role as Role),
  active: user.active,
});

/** People for the list of the console. */
export async function findUsers(db: Db, query: FindUsers): Promise<Page<UserView>> {
  const where = {
    ...(query.unitId === undefined ? {} : { unitId: query.unitId }),
    ...(query.active === undefined ? {} : { active: query.active }),
    ...(query.role === undefined ? {} : { roles: { some: { role: query.role } } }),
    ...(query.q
      ? {
          OR: [
            { username: { contains: query.q } },
            { displayName: { contains: query.q } },
            { post: { contains: query.q } },
          ],
        }
      : {}),
  };
  const sort = query.sort ?? 'unitName';
  const primary = sort === 'unitName' ? { unit: { sortOrder: query.order } } : { [sort]: query.order };
  const [rows, total] = await Promise.all([
    db.user.findMany({
      where,
      include: WITH_UNIT,
      orderBy: [primary, { id: 'asc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.user.count({ where }),
  ]);
  return { items: rows.map(view), total };
}

/** One person. NOT_FOUND. */
export async function findUser(db: Db, id: string): Promise<UserView> {
  const user = await db.user.findUnique({ where: { id }, include: WITH_UNIT });
  if (!user) throw notFound(`Expected user ${id} to exist`, '没有这名人员');
  return view(user);
}

/** Active people for a picker (转办, 协办), of one unit or of all, in official order. */
export async function findUserOptions(
  db: Db,
  unitId?: string,
): Promise<{ id: string; displayName: string; unitName: string }[]> {
  const rows = await db.user.findMany({
    where: { active: true, ...(unitId === undefined ? {} : { unitId }) },
    select: { id: true, displayName: true, unit: { select: { name: true } } },
    orderBy: [{ unit: { sortOrder: 'asc' } }, { displayName: 'asc' }],
    take: 500,
  });
  return rows.map(({ id, displayName, unit }) => ({ id, displayName, unitName: unit.name }));
}

/** The demo accounts among these user names that still exist and are active. */
export async function findDemoAccounts(db: Db, usernames: readonly string[]): Promise<DemoAccount[]> {
  const rows = await db.user.findMany({
    where: { username: { in: [...usernames] }, active: true },
    include: WITH_UNIT,
  });
  return rows
    .sort((a, b) => usernames.indexOf(a.username) - usernames.indexOf(b.username))
    .map((user) => ({
      username: user.username,
      displayName: user.displayName,
      unitName: user.unit.name,
      roleNames: user.roles.map(({ role }) => ROLES[role as Role]),
    }));
}
