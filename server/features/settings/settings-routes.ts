import { z } from 'zod';
import { textFilter } from '../../http/query-filters.js';
import { route, type Route } from '../../http/route.js';
import { listQuery } from '../../shared/list-query.js';
import { changeSetting, type SettingsDeps } from './change-setting.js';
import { findSetting, findSettings } from './find-settings.js';

const TAG = '设置';
const keyParam = z.object({ key: z.string().min(1).max(64) });
const changeSchema = z.object({
  // what a value looks like depends on its key; the command checks it
  value: z.unknown().meta({ title: '值' }),
  effectiveFrom: z.iso.date().meta({ title: '生效日期' }),
  source: z.string().trim().max(200).optional().meta({ title: '依据' }),
});

/** Settings: read, and change from a day on (server/api/admin.ts). */
export function createSettingsRoutes(deps: SettingsDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/settings',
      summary: '设置列表',
      tag: TAG,
      access: 'settings.read',
      query: listQuery(['group', 'name', 'key', 'effectiveFrom']).extend({ group: textFilter('分组') }),
      handle: ({ context, query }) => findSettings(context.db, context.clock, query),
    }),
    route({
      method: 'get',
      path: '/settings/:key',
      summary: '设置',
      tag: TAG,
      access: 'settings.read',
      params: keyParam,
      handle: ({ context, params }) => findSetting(context.db, context.clock, params.key),
    }),
    route({
      method: 'put',
      path: '/settings/:key',
      summary: '修改设置',
      tag: TAG,
      access: 'settings.manage',
      params: keyParam,
      body: changeSchema,
      async handle({ context, params, body }) {
        await changeSetting(context, deps, { ...body, key: params.key });
        return findSetting(context.db, context.clock, params.key);
      },
    }),
  ];
}
