import { afterEach, describe, expect, it } from '@jest/globals';
import { moveClock, removeData, startServer, type RunningServer } from '../support/running-server.js';

let server: RunningServer | null = null;
afterEach(async () => {
  if (!server) return;
  await server.stop();
  removeData(server);
  server = null;
});

/** What the server says the time is. */
async function dateOf({ url }: RunningServer): Promise<number> {
  return Date.parse((await fetch(`${url}/readyz`)).headers.get('date') ?? '');
}

describe('the clock of a running server', () => {
  it('is set forward where TEST_CLOCK says so, and never back', async () => {
    server = await startServer({ env: { TEST_CLOCK: '2026-09-29T09:00:00+08:00' } });
    await moveClock(server, '2026-10-08T08:30:00+08:00');
    const ahead = (await dateOf(server)) - Date.parse('2026-10-08T08:30:00+08:00');
    expect(ahead).toBeGreaterThanOrEqual(-1000);
    expect(ahead).toBeLessThan(60_000);
    await expect(moveClock(server, '2026-10-01T09:00:00+08:00')).rejects.toThrow('时钟只能往后拨');
    await expect(moveClock(server, 'tomorrow')).rejects.toThrow('INVALID_ARGUMENT');
  });

  it('cannot be touched otherwise: the endpoint does not exist', async () => {
    server = await startServer();
    await expect(moveClock(server, '2099-10-08T08:30:00+08:00')).rejects.toThrow('没有这个接口');
    expect(await (await fetch(`${server.url}/api/openapi.json`)).text()).not.toContain('test-clock');
  });
});
