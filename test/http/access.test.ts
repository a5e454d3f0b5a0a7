import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../server/api/roles.js';
import { composeRoutes } from '../../server/compose-routes.js';
import { composeServices } from '../../server/compose-services.js';
import { ROLE_PERMISSIONS } from '../../server/features/people/permissions.js';
import type { Route } from '../../server/http/route.js';
import { systemClock } from '../../server/shared/clock.js';
import { freshDb } from '../support/fresh-db.js';
import { HttpClient, HttpRefusal } from '../support/http-client.js';
import { startApp, type TestApp } from './http-fixture.js';

const REACHED = { reached: true };
const ROLE_NAMES = Object.keys(ROLES) as Role[];
/** Every endpoint the product declares, with a handler that only says that it was reached: who may pass is what is tested. */
const declared = await declaredRoutes();
const routes = declared
  .filter(({ path }) => !path.startsWith('/session') && path !== '/demo-accounts')
  .map((route): Route => ({
    method: route.method,
    path: route.path,
    summary: route.summary,
    tag: route.tag,
    access: route.access,
    handle: () => Promise.resolve(REACHED),
  }));

async function declaredRoutes(): Promise<Route[]> {
  const { db, close } = await freshDb();
  const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-routes-'));
  try {
    return composeRoutes(composeServices({ db, dataDir, clock: systemClock }), []);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
    await close();
  }
}

const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: HttpRefusal) => error.status,
  );
const call = (client: HttpClient, route: Route) => {
  const path = `/api${route.path.replace(/:\w+/g, 'x1')}`;
  return route.method === 'get' || route.method === 'delete'
    ? client[route.method](path)
    : client[route.method](path, {});
};

/** Where the server and the table do not agree about a role. */
async function differences(client: HttpClient, role: Role): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const { access } = route;
    const granted = access === 'public' || access === 'user' || ROLE_PERMISSIONS[role].includes(access);
    const status = await statusOf(call(client, route));
    if (status !== (granted ? 200 : 403)) wrong.push(`${name(route)} → ${status}`);
  }
  return wrong;
}
const name = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;

let app: TestApp;
const clients = new Map<Role, HttpClient>();

beforeAll(async () => {
  app = await startApp(routes);
  for (const role of ROLE_NAMES) {
    await app.addUser(role.toLowerCase(), [role]);
    clients.set(role, await HttpClient.signIn(app.url, role.toLowerCase()));
  }
});
afterAll(() => app.close());

describe('every role at every endpoint', () => {
  it('the table is about the whole product', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(new Set(declared.map(name)).size).toBe(declared.length);
  });

  it('without an account one reaches the portal and the sign-in page only', () => {
    const open = declared.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.filter((path) => !/^\/(portal\/|session$|demo-accounts$)/.test(path))).toEqual([]);
  });

  it('every change needs a permission, but for those whose command asks for the person and the unit', () => {
    const anyUser = declared
      .filter(({ method, access }) => method !== 'get' && access === 'user')
      .map(({ path }) => path);
    // these commands ask who the person is to the very row: its unit, its officer, its walker (tested with each feature)
    const asksItself =
      /^\/((items|rectifications|problems|needs|negative-ratings|supervision-orders|walkthroughs)\/:id|tasks)\/|^\/rectifications\/remind$|^\/session(\/|$)|^\/notices\/read$/;
    expect(anyUser.filter((path) => !asksItself.test(path))).toEqual([]);
  });

  it.each(ROLE_NAMES)('%s reaches what the table grants, and is refused everything else', async (role) => {
    expect(await differences(clients.get(role) as HttpClient, role)).toEqual([]);
  });

  it('the walk notices a server that lets everybody in, and one that lets nobody in', async () => {
    for (const can of [() => true, () => false]) {
      const careless = await startApp(routes, { deps: { can } });
      await careless.addUser('officer', ['UNIT_OFFICER']);
      const client = await HttpClient.signIn(careless.url, 'officer');
      expect((await differences(client, 'UNIT_OFFICER')).length).toBeGreaterThan(0);
      await careless.close();
    }
  });

  it('somebody who is not signed in reaches the public endpoints only', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const status = await statusOf(call(new HttpClient(app.url), route));
      if (status !== (route.access === 'public' ? 200 : 401)) wrong.push(`${name(route)} → ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('a signed-in official is an applicant at a public endpoint, never an official', async () => {
    let actor: unknown;
    const probe = await startApp([
      {
        method: 'get',
        path: '/probe',
        summary: '',
        tag: '',
        access: 'public',
        handle: ({ context }) => Promise.resolve(void (actor = context.actor)),
      },
    ]);
    await probe.addUser('style', ['STYLE_OFFICE']);
    const client = await HttpClient.signIn(probe.url, 'style');
    await client.get('/api/probe');
    await probe.close();
    expect(actor).toEqual({ type: 'APPLICANT', applicationId: null });
  });
});
