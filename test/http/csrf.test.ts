import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '../../server/http/route.js';
import { HttpClient, HttpRefusal } from '../support/http-client.js';
import { startApp, type TestApp } from './http-fixture.js';

let changes = 0;
const change = (path: string, access: Route['access']): Route => ({
  method: 'post',
  path,
  summary: '',
  tag: '',
  access,
  handle: () => Promise.resolve(void changes++),
});

let app: TestApp;
beforeAll(async () => {
  app = await startApp([change('/signed-in', 'user'), change('/open', 'public')]);
  await app.addUser('one', ['UNIT_OFFICER']);
  await app.addUser('two', ['UNIT_OFFICER']);
});
afterAll(() => app.close());

async function post(path: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(app.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  });
  await answer.text();
  return answer.status;
}

/** A real session's cookie and CSRF token. */
async function session(username: string) {
  const answer = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Kuaiban-2026' }),
  });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const [cookie = ''] = answer.headers.getSetCookie();
  return { csrfToken, cookie: cookie.split(';')[0] ?? '', attributes: cookie };
}

describe('a change made from another page', () => {
  it('with the cookie alone is refused and changes nothing; with the token of that very session it goes through', async () => {
    const one = await session('one');
    const two = await session('two');
    changes = 0;
    expect(await post('/api/signed-in', { cookie: one.cookie })).toBe(403);
    expect(await post('/api/signed-in', { cookie: one.cookie, 'x-csrf-token': two.csrfToken })).toBe(403);
    expect(await post('/api/signed-in', { cookie: one.cookie, 'x-csrf-token': '' })).toBe(403);
    expect(changes).toBe(0);
    expect(await post('/api/signed-in', { cookie: one.cookie, 'x-csrf-token': one.csrfToken })).toBe(204);
    expect(changes).toBe(1);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('from %s is refused where no session protects it: portal and sign-in', async (_where, headers) => {
    changes = 0;
    expect(await post('/api/open', headers)).toBe(403);
    expect(await post('/api/session', headers)).toBe(403);
    expect(changes).toBe(0);
  });

  it('from our own page is taken', async () => {
    expect(await post('/api/open', { origin: app.url, 'sec-fetch-site': 'same-origin' })).toBe(204);
  });

  it('from the address that people use is taken when it is configured', async () => {
    const behind = await startApp([change('/open', 'public')], { deps: { publicUrl: 'https://kuaiban.example' } });
    const answer = await fetch(`${behind.url}/api/open`, {
      method: 'POST',
      headers: { origin: 'https://kuaiban.example' },
    });
    await behind.close();
    expect(answer.status).toBe(204);
  });
});

describe('the session cookie', () => {
  it('cannot be read by a script and is not sent along by a foreign form', async () => {
    const { attributes } = await session('one');
    expect(attributes).toMatch(/HttpOnly/i);
    expect(attributes).toMatch(/SameSite=Lax/i);
    expect(attributes).not.toMatch(/Secure/i);
  });

  it('is sent over https only where the server stands behind https', async () => {
    const secure = await startApp([], { deps: { cookieSecure: true } });
    await secure.addUser('one', ['UNIT_OFFICER']);
    const answer = await fetch(`${secure.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'one', password: 'Kuaiban-2026' }),
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/Secure/i);
    expect(answer.headers.get('strict-transport-security')).not.toBeNull();
    await secure.close();
  });

  it('is removed when signing out, and its token is dead', async () => {
    const { cookie, csrfToken } = await session('one');
    const out = await fetch(`${app.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'x-csrf-token': csrfToken },
    });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/kuaiban_session=;/);
    expect((await fetch(`${app.url}/api/session`, { headers: { cookie } })).status).toBe(401);
    const client = new HttpClient(app.url);
    await expect(client.get('/api/session')).rejects.toBeInstanceOf(HttpRefusal);
  });
});
