import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from './http-fixture.js';

let app: TestApp;
let folder: string;
let isReady = true;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuaiban-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<p>控制台</p>');
  writeFileSync(join(folder, 'portal.html'), '<p>办事大厅</p>');
  writeFileSync(join(folder, 'assets/main-abc.js'), 'export {};');
  app = await startApp([], {
    deps: { pagesFolder: folder, ready: () => Promise.resolve({ ok: isReady, detail: { engine: '不可用' } }) },
  });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string) => {
  const answer = await fetch(app.url + path);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

describe('pages', () => {
  it.each(['/', '/inbox', '/applications/app_1/show'])('%s is the console', async (path) => {
    expect((await get(path)).text).toBe('<p>控制台</p>');
  });
  it.each(['/portal', '/portal/', '/portal/apply/ot-unemployment'])('%s is the portal', async (path) => {
    expect((await get(path)).text).toBe('<p>办事大厅</p>');
  });
  it('a page is asked for again each time, what it loads is kept for a year', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/main-abc.js')).headers.get('cache-control')).toContain('immutable');
  });
  it('a file that is not there is not a page, and nothing outside the folder is served', async () => {
    expect((await get('/assets/gone.js')).status).toBe(404);
    expect((await get('/..%2f..%2fetc%2fpasswd')).text).not.toContain('root:');
  });
});

describe('health', () => {
  it('says whether the process answers, apart from whether it can work', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    isReady = false;
    expect((await get('/healthz')).status).toBe(200);
    const unready = await get('/readyz');
    expect(unready.status).toBe(503);
    expect(unready.text).toContain('不可用');
  });
});
