import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitView, UserView } from '../../../server/api/admin.js';
import type { Page } from '../../../server/api/list.js';
import { createUser } from '../../../server/features/people/create-user.js';
import { createPeopleRoutes } from '../../../server/features/people/people-routes.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { HttpClient } from '../../support/http-client.js';
import { PASSWORD, startApp, type TestApp } from '../../http/http-fixture.js';

let app: TestApp;
let admin: HttpClient;
beforeEach(async () => {
  app = await startApp(createPeopleRoutes({ settings: fixedSettings() }));
  await app.addUser('admin', ['ADMINISTRATOR']);
  await app.addUser('one', ['UNIT_OFFICER']);
  admin = await HttpClient.signIn(app.url, 'admin');
});
afterEach(() => app.close());

const unit = (different: object = {}) => ({
  name: '新单位',
  shortName: '新',
  parentId: null,
  sortOrder: 5,
  phone: null,
  active: true,
  ...different,
});
const person = (different: object = {}) => ({
  username: 'new-one',
  displayName: '测试新',
  unitId: 'unit-a',
  post: '经办',
  roles: ['UNIT_OFFICER'],
  password: 'Neues-Wort-88',
  ...different,
});
const update = async (id: string, different: object) => {
  const { username: _name, unitName: _unit, id: _id, ...current } = await admin.get<UserView>(`/api/users/${id}`);
  return admin.put<UserView>(`/api/users/${id}`, { ...current, ...different });
};
const actions = async () =>
  (await app.db.ledgerEvent.findMany({ orderBy: { seq: 'asc' } })).map(({ action }) => action);

describe('units', () => {
  it('are a tree in official order', async () => {
    const parent = await admin.post<UnitView>('/api/units', unit());
    const child = await admin.post<UnitView>('/api/units', unit({ name: '下级', parentId: parent.id, sortOrder: 3 }));
    const list = await admin.get<Page<UnitView>>('/api/units');
    expect(list.items.map(({ id }) => id)).toEqual(['unit-a', child.id, parent.id]);
    expect(list.items[0]?.userCount).toBe(2);
    expect(await actions()).toEqual(expect.arrayContaining(['unit.created', 'unit.created']));
  });

  it('cannot stand above themselves', async () => {
    const parent = await admin.post<UnitView>('/api/units', unit());
    const child = await admin.post<UnitView>('/api/units', unit({ name: '下级', parentId: parent.id }));
    await expect(admin.put(`/api/units/${parent.id}`, unit({ parentId: child.id }))).rejects.toMatchObject({
      status: 400,
    });
    await expect(admin.put(`/api/units/${parent.id}`, unit({ parentId: parent.id }))).rejects.toMatchObject({
      status: 400,
    });
    await expect(admin.post('/api/units', unit({ name: '孤儿', parentId: 'nowhere' }))).rejects.toMatchObject({
      status: 400,
    });
  });

  it('are not deactivated while people or units belong to them, and names are not given twice', async () => {
    await expect(admin.put('/api/units/unit-a', unit({ name: '测试单位', active: false }))).rejects.toMatchObject({
      status: 409,
      body: { message: '还有 2 名人员在该单位，请先调离或停用' },
    });
    await expect(admin.post('/api/units', unit({ name: '测试单位' }))).rejects.toMatchObject({ status: 409 });
    await expect(admin.put('/api/units/none', unit())).rejects.toMatchObject({ status: 404 });
  });

  it('are for every signed-in person to choose from, but not to change', async () => {
    const one = await HttpClient.signIn(app.url, 'one');
    expect((await one.get<Page<UnitView>>('/api/units?q=测试')).total).toBe(1);
    expect(await one.get('/api/users/options?unitId=unit-a')).toEqual([
      { id: 'admin', displayName: '测试admin', unitName: '测试单位' },
      { id: 'one', displayName: '测试one', unitName: '测试单位' },
    ]);
    await expect(one.post('/api/units', unit())).rejects.toMatchObject({ status: 403 });
    await expect(one.get('/api/users')).rejects.toMatchObject({ status: 403 });
  });
});

describe('people', () => {
  it('are added with a first password and can sign in with it', async () => {
    const added = await admin.post<UserView>('/api/users', person());
    expect(added).toMatchObject({ username: 'new-one', unitName: '测试单位', roles: ['UNIT_OFFICER'], active: true });
    expect(JSON.stringify(added)).not.toContain('scrypt');
    await HttpClient.signIn(app.url, 'new-one', 'Neues-Wort-88');
    expect(
      (await admin.get<Page<UserView>>('/api/users?role=UNIT_OFFICER&sort=username&order=desc')).items.map(
        ({ username }) => username,
      ),
    ).toEqual(['one', 'new-one']);
  });

  it.each([
    ['short', 'Kb-1'],
    ['of one kind of character', 'kuaibankuaiban'],
    ['with the user name in it', 'New-One-2026-x'],
  ])('cannot have a password that is %s', async (_what, password) => {
    await expect(admin.post('/api/users', person({ password }))).rejects.toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('密码至少 10 位') },
    });
  });

  it('have a user name of their own, an existing unit and at least one role', async () => {
    await expect(admin.post('/api/users', person({ username: 'one' }))).rejects.toMatchObject({ status: 409 });
    await expect(admin.post('/api/users', person({ unitId: 'nowhere' }))).rejects.toMatchObject({ status: 400 });
    await expect(admin.post('/api/users', person({ roles: [] }))).rejects.toMatchObject({ status: 400 });
    await expect(admin.post('/api/users', person({ username: '张三' }))).rejects.toMatchObject({ status: 400 });
  });

  it('who are deactivated are out at once', async () => {
    const one = await HttpClient.signIn(app.url, 'one');
    await update('one', { active: false });
    await expect(one.get('/api/session')).rejects.toMatchObject({ status: 401 });
    await expect(HttpClient.signIn(app.url, 'one')).rejects.toMatchObject({ status: 401 });
    expect(await actions()).toContain('user.deactivated');
  });

  it('whose password is set lose their sessions and their lock', async () => {
    const one = await HttpClient.signIn(app.url, 'one');
    for (let i = 0; i < 5; i++) await HttpClient.signIn(app.url, 'one', 'wrong').catch(() => undefined);
    await admin.post('/api/users/one/password', { password: 'Neues-Wort-88' });
    await expect(one.get('/api/session')).rejects.toMatchObject({ status: 401 });
    await HttpClient.signIn(app.url, 'one', 'Neues-Wort-88');
    await expect(HttpClient.signIn(app.url, 'one', PASSWORD)).rejects.toMatchObject({ status: 401 });
  });

  it('change their own password only with the current one, and keep this session only', async () => {
    const here = await HttpClient.signIn(app.url, 'one');
    const there = await HttpClient.signIn(app.url, 'one');
    await expect(
      here.post('/api/session/password', { currentPassword: 'wrong', newPassword: 'Neues-Wort-88' }),
    ).rejects.toMatchObject({ status: 400 });
    await here.post('/api/session/password', { currentPassword: PASSWORD, newPassword: 'Neues-Wort-88' });
    await here.get('/api/session');
    await expect(there.get('/api/session')).rejects.toMatchObject({ status: 401 });
  });

  it('a change that changes nothing leaves no line in the ledger', async () => {
    const before = (await actions()).length;
    await update('one', {});
    expect((await actions()).length).toBe(before);
  });
});

describe('administrators', () => {
  it('cannot deactivate themselves, nor give up the last administrator role', async () => {
    await expect(update('admin', { active: false })).rejects.toMatchObject({
      status: 409,
      body: { message: '不能停用自己的账号' },
    });
    await expect(update('admin', { roles: ['UNIT_OFFICER'] })).rejects.toMatchObject({
      status: 409,
      body: { message: '至少要保留一名启用的系统管理员' },
    });
    expect((await admin.get<UserView>('/api/users/admin')).roles).toEqual(['ADMINISTRATOR']);
  });

  it('two who take each other away at the same moment do not both succeed', async () => {
    await app.addUser('other', ['ADMINISTRATOR']);
    const other = await HttpClient.signIn(app.url, 'other');
    const change = { displayName: '测试', unitId: 'unit-a', post: '岗位', roles: ['ADMINISTRATOR'], active: false };
    const results = await Promise.allSettled([
      admin.put('/api/users/other', change),
      other.put('/api/users/admin', change),
    ]);
    expect(results.some(({ status }) => status === 'rejected')).toBe(true);
    expect(await app.db.user.count({ where: { active: true, roles: { some: { role: 'ADMINISTRATOR' } } } })).toBe(1);
  });

  it('a command refuses whoever may not, also without the HTTP layer in front', async () => {
    const context: CommandContext = {
      db: app.db,
      clock: app.clock,
      actor: {
        type: 'USER',
        id: 'one',
        name: '测试one',
        post: '岗位',
        unitId: 'unit-a',
        unitName: '测试单位',
        roles: ['UNIT_HEAD'],
      },
    };
    const input = { ...person(), roles: ['UNIT_OFFICER' as const], active: true };
    await expect(createUser(context, { settings: fixedSettings() }, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await app.db.user.count()).toBe(2);
  });
});
