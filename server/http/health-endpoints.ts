import { Router } from 'express';
import type { Log } from '../shared/log.js';
import type { Readiness } from './http-deps.js';

/** `/healthz`: the process answers. `/readyz`: database, engine and relay work; 503 with the reason otherwise. */
export function healthEndpoints(ready: () => Promise<Readiness>, log: Log): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const state = await ready().catch((error: unknown): Readiness => {
      log.error('Readiness check failed', { error: error instanceof Error ? error.message : String(error) });
      return { ok: false, detail: { check: '检查失败' } };
    });
    response.status(state.ok ? 200 : 503).json(state);
  });
  return router;
}
