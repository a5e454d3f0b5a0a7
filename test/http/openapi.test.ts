import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { composeRoutes } from '../../server/compose-routes.js';
import { composeServices } from '../../server/compose-services.js';
import { openApiDocument } from '../../server/http/openapi.js';
import type { Route } from '../../server/http/route.js';
import { systemClock } from '../../server/shared/clock.js';
import { freshDb } from '../support/fresh-db.js';
import { startApp } from './http-fixture.js';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let routes: Route[];
let document: Document;
beforeAll(async () => {
  const { db, close } = await freshDb();
  const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-openapi-'));
  routes = composeRoutes(composeServices({ db, dataDir, clock: systemClock }), []);
  document = openApiDocument(routes, '1') as unknown as Document;
  rmSync(dataDir, { recursive: true, force: true });
  await close();
});

describe('the OpenAPI document', () => {
  it('has every declared endpoint, each with a name of its own and every path parameter', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, operation })),
    );
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
    for (const { path, operation } of operations) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect((operation.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(wanted);
    }
  });

  it('is made from the schemas that check the input', () => {
    const signIn = document.paths['/api/session']?.['post'];
    expect(Object.keys(signIn?.requestBody?.content['application/json']?.schema.properties ?? {})).toEqual([
      'username',
      'password',
    ]);
    expect(signIn?.security).toEqual([]);
    const ledger = document.paths['/api/ledger']?.['get'];
    expect(ledger?.parameters?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['page', 'pageSize', 'sort', 'order', 'q', 'caseId', 'from']),
    );
    expect(ledger?.security).toEqual([{ session: [] }]);
  });

  it('is served as JSON', async () => {
    const app = await startApp([]);
    const answer = await fetch(`${app.url}/api/openapi.json`);
    const served = (await answer.json()) as Document;
    await app.close();
    expect(served.openapi).toBe('3.1.0');
    expect(Object.keys(served.paths)).toContain('/api/session');
  });
});
