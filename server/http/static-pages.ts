import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Response } from 'express';

const NOT_BUILT =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>快办</title><p>页面还没有构建，请用 npm start 启动。</p></html>';

/** The built pages: the console at `/`, the public portal at `/portal`; any other page address is the console's own. */
export function staticPages(folder: string): Router {
  const router = Router();
  // Vite puts a hash of the content into the names below assets/.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  router.use('/assets', (_request, response) => void response.status(404).type('text').send('Not found'));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  const page = (file: string) => (_request: unknown, response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    const path = join(folder, file);
    if (existsSync(path)) response.sendFile(path);
    else response.status(503).type('html').send(NOT_BUILT);
  };
  router.get(['/portal', '/portal/{*rest}'], page('portal.html'));
  router.get('/{*rest}', page('index.html'));
  return router;
}
