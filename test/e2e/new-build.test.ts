import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Browser } from 'playwright-core';
import { staticPages } from '../../server/http/static-pages.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { describeInBrowser, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { eventually } from '../support/http-client.js';

/** A new build replaces the kept one by itself. */
describeInBrowser('a new build', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kuaiban-pages-'));
    cpSync(join(projectRoot, 'dist/admin'), folder, { recursive: true });
    const app = express();
    app.use(
      '/api',
      (_request, response) => void response.status(401).json({ code: 'UNAUTHENTICATED', message: '请登录' }),
    );
    app.use(staticPages(folder));
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const change = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };

  test('is shown at the next visit and without a net; the build before stays for pages that are open, older ones go', async () => {
    const { page, context } = await openPage(browser, PHONE);
    const builds = () => page.evaluate<string[]>('caches.keys()');
    const buildShown = () => page.evaluate<string | undefined>('document.documentElement.dataset.build');
    /** The page of this build is kept, and its service worker has taken over. */
    const isInForce = (build: string) =>
      page.evaluate<boolean>(`(async () => {
        const kept = await caches.match('/', { cacheName: 'kuaiban-shell-${build}' });
        const { active, installing, waiting } = await navigator.serviceWorker.ready;
        const isAlone = active?.state === 'activated' && !installing && !waiting;
        return isAlone && ((await kept?.text()) ?? '').includes('data-build="${build}"');
      })()`);
    await page.goto(`${url}/login`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const [first] = await builds();
    for (const build of ['second', 'third']) {
      change('index.html', /<html lang="zh-CN"( data-build="\w+")?>/, `<html lang="zh-CN" data-build="${build}">`);
      change('service-worker.js', /const CACHE = PREFIX \+ '\w+'/, `const CACHE = PREFIX + '${build}'`);
      await page.reload();
      expect(await buildShown()).toBe(build);
      await eventually(() => isInForce(build), `the ${build} build`);
      await context.setOffline(true);
      await page.reload();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      expect(await buildShown()).toBe(build);
      await context.setOffline(false);
    }
    const left = await builds();
    expect(left).toEqual(['kuaiban-shell-second', 'kuaiban-shell-third']);
    expect(left).not.toContain(first);
    await context.close();
  });
});
