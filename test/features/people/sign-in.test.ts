import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from '../../../server/features/people/password-hash.js';
import { HttpClient, type HttpRefusal } from '../../support/http-client.js';
import { PASSWORD, startApp, type TestApp } from '../../http/http-fixture.js';

const THROTTLE = { failures: 3, addressFailures: 6, withinMinutes: 15, lockMinutes: 15 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let app: TestApp;
beforeEach(async () => {
  app = await startApp([], {
    settings: { 'signIn.throttle': THROTTLE, 'session.lifetime': { idleHours: 8, absoluteHours: 12 } },
  });
  await app.addUser('one', ['UNIT_OFFICER']);
  await app.addUser('two', ['COORDINATOR', 'UNIT_HEAD']);
});
afterEach(() => app.close());

const tryAs = (username: string, password = 'wrong') =>
  HttpClient.signIn(app.url, username, password).then(
    () => ({ status: 200, message: '' }),
    (error: HttpRefusal) => ({ status: error.status, message: error.body.message }),
  );

describe('signing in', () => {
  it('tells who one is and what one may do', async () => {
    const session = await (
      await HttpClient.signIn(app.url, 'two')
    ).get<{ user: object; permissions: string[] }>('/api/session');
    expect(session.user).toMatchObject({ username: 'two', unitName: '测试单位', roles: ['COORDINATOR', 'UNIT_HEAD'] });
    expect(session.permissions).toContain('item.assignUnit');
  });

  it('answers the same for an unknown user, a wrong password and a deactivated account', async () => {
    await app.db.user.update({ where: { username: 'two' }, data: { active: false } });
    const answers = [await tryAs('nobody'), await tryAs('one'), await tryAs('two', PASSWORD)];
    for (const answer of answers) expect(answer).toEqual({ status: 401, message: '账号或密码不正确' });
  });

  it('leaves no password and no token in the database', async () => {
    const client = await HttpClient.signIn(app.url, 'one');
    await client.get('/api/session');
    const stored = JSON.stringify([
      await app.db.session.findMany(),
      await app.db.user.findMany(),
      await app.db.throttle.findMany(),
      await app.db.ledgerEvent.findMany(),
    ]);
    expect(stored).not.toContain(PASSWORD);
    const [session] = await app.db.session.findMany();
    expect(session?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('writes who came and went into the ledger', async () => {
    const client = await HttpClient.signIn(app.url, 'one');
    await client.delete('/api/session');
    expect((await app.db.ledgerEvent.findMany()).map(({ action }) => action)).toEqual([
      'session.started',
      'session.ended',
    ]);
  });
});

describe('throttling', () => {
  it('locks an account after so many failures, even for the right password, and opens it again in time', async () => {
    for (let i = 0; i < THROTTLE.failures; i++) expect((await tryAs('one')).status).toBe(401);
    expect(await tryAs('one', PASSWORD)).toEqual({ status: 429, message: '尝试次数过多，请 15 分钟后再试' });
    expect((await tryAs('two', PASSWORD)).status).toBe(200);
    app.clock.advance(15 * MINUTE);
    expect((await tryAs('one', PASSWORD)).status).toBe(200);
  });

  it('locks nobody for longer than the setting says when the clock was wrong and is set back', async () => {
    app.clock.advance(24 * HOUR);
    for (let i = 0; i < THROTTLE.failures; i++) await tryAs('one');
    await tryAs('two');
    app.clock.advance(-24 * HOUR);
    expect((await tryAs('one', PASSWORD)).status).toBe(200);
    // the failure from the future no longer counts: two more are not yet three
    await tryAs('two');
    await tryAs('two');
    expect((await tryAs('two', PASSWORD)).status).toBe(200);
    for (let i = 0; i < THROTTLE.failures; i++) await tryAs('one');
    expect((await tryAs('one', PASSWORD)).status).toBe(429);
  });

  it('locks an account that does not exist in the same way', async () => {
    for (let i = 0; i < THROTTLE.failures; i++) await tryAs('nobody');
    expect((await tryAs('nobody')).status).toBe(429);
  });

  it('forgets failures after a success and after the window', async () => {
    await tryAs('one');
    await tryAs('one');
    expect((await tryAs('one', PASSWORD)).status).toBe(200);
    await tryAs('one');
    await tryAs('one');
    app.clock.advance(15 * MINUTE);
    await tryAs('one');
    expect((await tryAs('one', PASSWORD)).status).toBe(200);
  });

  it('a hundred tries at once are no way around it', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => tryAs('one')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(THROTTLE.failures);
  });

  it('locks an address that tries many accounts', async () => {
    for (let i = 0; i < THROTTLE.addressFailures; i++) await tryAs(`guess-${i}`);
    expect((await tryAs('one', PASSWORD)).status).toBe(429);
  });

  it('many people of one address who sign in rightly lock nobody', async () => {
    for (let i = 0; i < THROTTLE.addressFailures * 2; i++) expect((await tryAs('two', PASSWORD)).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends when nothing was done for too long, and lives on while something is', async () => {
    const idle = await HttpClient.signIn(app.url, 'one');
    const busy = await HttpClient.signIn(app.url, 'one');
    app.clock.advance(5 * HOUR);
    await busy.get('/api/session');
    app.clock.advance(3 * HOUR);
    await expect(idle.get('/api/session')).rejects.toMatchObject({ status: 401 });
    await expect(busy.get('/api/session')).resolves.toBeDefined();
  });

  it('ends after its longest time, whatever was done', async () => {
    const client = await HttpClient.signIn(app.url, 'one');
    app.clock.advance(6 * HOUR);
    await client.get('/api/session');
    app.clock.advance(6 * HOUR);
    await expect(client.get('/api/session')).rejects.toMatchObject({ status: 401 });
  });

  it('ends at once when its user is deactivated, and its roles are those of the moment', async () => {
    const client = await HttpClient.signIn(app.url, 'one');
    await app.db.userRole.create({ data: { userId: 'one', role: 'COORDINATOR' } });
    expect((await client.get<{ permissions: string[] }>('/api/session')).permissions).toContain('item.assignUnit');
    await app.db.user.update({ where: { id: 'one' }, data: { active: false } });
    await expect(client.get('/api/session')).rejects.toMatchObject({ status: 401 });
  });
});

describe('password hashes', () => {
  it('carry their own cost, so that old ones still work when it is raised', async () => {
    const cheap = await hashPassword('老密码-Kb1', 8);
    expect(cheap).toMatch(/^scrypt\$8\$8\$1\$/);
    expect(await verifyPassword('老密码-Kb1', cheap)).toBe(true);
    expect(await verifyPassword('老密码-Kb2', cheap)).toBe(false);
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('of the same password differ', async () => {
    expect(await hashPassword('x', 8)).not.toBe(await hashPassword('x', 8));
  });
});
