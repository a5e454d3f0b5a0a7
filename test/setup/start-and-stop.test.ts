import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoUsernames } from '../../prisma/seed/read-seed.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { HttpClient } from '../support/http-client.js';
import { freePort, removeData, startServer, type RunningServer } from '../support/running-server.js';

/** Runs the server until it ends by itself. */
function endOf(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/server/main.js')], {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })));
}

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeData(server);
});

describe('a running server', () => {
  it('prints where it is and one demo account for each role', async () => {
    expect(server.output()).toContain('快办已启动');
    for (const username of [
      'counter',
      'coordinator',
      'employment',
      'style',
      'supervisor',
      'experiencer',
      'designer',
      'admin',
    ])
      expect(server.output()).toContain(username);
    const client = await HttpClient.signIn(server.url, 'admin');
    expect(await client.get<unknown[]>('/api/demo-accounts')).toHaveLength(demoUsernames().length);
  });

  it('keeps a second one off its data folder', async () => {
    const { code, output } = await endOf({ DATA_DIR: server.dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(
      /^数据目录 .+ 正被另一个快办服务使用.+ \/ the data folder is in use by another server$/,
    );
  });

  it('keeps a second one off its port', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-port-'));
    const { code, output } = await endOf({ DATA_DIR: dataDir, PORT: new URL(server.url).port });
    rmSync(dataDir, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(output).toContain('the port cannot be used');
  });

  it('does not start on a bad value, and says so in one sentence', async () => {
    const { code, output } = await endOf({ PORT: 'x', DATA_DIR: server.dataDir });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('stops in order although a page is open, and gives the folder back', async () => {
    const own = await startServer();
    const client = await HttpClient.signIn(own.url, 'style');
    const { cookie } = client as unknown as { cookie: string };
    const events = await fetch(`${own.url}/api/events`, { headers: { cookie } });
    expect(events.status).toBe(200);
    expect(await own.stop()).toBe(0);
    expect(own.output()).toContain('正在停止');
    const again = await startServer({ dataDir: own.dataDir });
    expect((await HttpClient.signIn(again.url, 'style')) instanceof HttpClient).toBe(true);
    await again.kill();
    const third = await startServer({ dataDir: own.dataDir });
    expect(await third.stop()).toBe(0);
    removeData(own);
  });

  it('without demo shows no accounts but makes an administrator once', async () => {
    const plain = await startServer({ env: { DEMO: 'off' } });
    const [, username = '', password = ''] = /系统管理员 (\S+)，密码 (\S+)（/.exec(plain.output()) ?? [];
    const client = await HttpClient.signIn(plain.url, username, password);
    expect(await client.get('/api/demo-accounts')).toEqual([]);
    await plain.stop();
    removeData(plain);
  });
});
