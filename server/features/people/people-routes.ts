import { z } from 'zod';
import { ROLES, type Role } from '../../api/roles.js';
import { booleanFilter, enumFilter, textFilter } from '../../http/query-filters.js';
import { route, type Route } from '../../http/route.js';
import { listQuery } from '../../shared/list-query.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { createUnit } from './create-unit.js';
import { createUser } from './create-user.js';
import { findUnit, findUnits } from './find-units.js';
import { findUser, findUserOptions, findUsers } from './find-users.js';
import { newUserSchema, passwordSchema, unitSchema, userSchema } from './people-schemas.js';
import { setPassword } from './set-password.js';
import { updateUnit } from './update-unit.js';
import { updateUser } from './update-user.js';

const TAG = '单位与人员';
const idParam = z.object({ id: z.string().min(1).max(64) });
const unitQuery = listQuery(['sortOrder', 'name', 'shortName', 'id']).extend({
  active: booleanFilter('启用'),
  parentId: textFilter('上级单位'),
});
const userQuery = listQuery(['username', 'displayName', 'post', 'unitName']).extend({
  unitId: textFilter('单位'),
  role: enumFilter('角色', Object.keys(ROLES) as [Role, ...Role[]]),
  active: booleanFilter('启用'),
});

/** Units and users. Names of units and of people are needed by every picker; the rest is for those who manage people. */
export function createPeopleRoutes(deps: { settings: SettingsService }): Route[] {
  return [
    route({
      method: 'get',
      path: '/units',
      summary: '单位列表',
      tag: TAG,
      access: 'user',
      query: unitQuery,
      handle: ({ context, query }) => findUnits(context.db, query),
    }),
    route({
      method: 'get',
      path: '/units/:id',
      summary: '单位',
      tag: TAG,
      access: 'user',
      params: idParam,
      handle: ({ context, params }) => findUnit(context.db, params.id),
    }),
    route({
      method: 'post',
      path: '/units',
      summary: '新增单位',
      tag: TAG,
      access: 'people.manage',
      body: unitSchema,
      async handle({ context, body }) {
        const { id } = await createUnit(context, body);
        return findUnit(context.db, id);
      },
    }),
    route({
      method: 'put',
      path: '/units/:id',
      summary: '修改单位',
      tag: TAG,
      access: 'people.manage',
      params: idParam,
      body: unitSchema,
      async handle({ context, params, body }) {
        await updateUnit(context, { ...body, id: params.id });
        return findUnit(context.db, params.id);
      },
    }),
    route({
      method: 'get',
      path: '/users/options',
      summary: '人员选择',
      tag: TAG,
      access: 'user',
      query: z.object({ unitId: textFilter('单位') }),
      handle: ({ context, query }) => findUserOptions(context.db, query.unitId),
    }),
    route({
      method: 'get',
      path: '/users',
      summary: '人员列表',
      tag: TAG,
      access: 'people.read',
      query: userQuery,
      handle: ({ context, query }) => findUsers(context.db, query),
    }),
    route({
      method: 'get',
      path: '/users/:id',
      summary: '人员',
      tag: TAG,
      access: 'people.read',
      params: idParam,
      handle: ({ context, params }) => findUser(context.db, params.id),
    }),
    route({
      method: 'post',
      path: '/users',
      summary: '新增人员',
      tag: TAG,
      access: 'people.manage',
      body: newUserSchema,
      async handle({ context, body }) {
        const { id } = await createUser(context, deps, body);
        return findUser(context.db, id);
      },
    }),
    route({
      method: 'put',
      path: '/users/:id',
      summary: '修改人员',
      tag: TAG,
      access: 'people.manage',
      params: idParam,
      body: userSchema,
      async handle({ context, params, body }) {
        await updateUser(context, { ...body, id: params.id });
        return findUser(context.db, params.id);
      },
    }),
    route({
      method: 'post',
      path: '/users/:id/password',
      summary: '重置密码',
      tag: TAG,
      access: 'people.manage',
      params: idParam,
      body: passwordSchema,
      handle: ({ context, params, body }) => setPassword(context, deps, { ...body, id: params.id }),
    }),
  ];
}
