import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '../../../server/api/list.js';
import type { StuckIncident } from '../../../server/api/operations.js';
import { projectRoot } from '../../../server/shared/project-root.js';
import { until } from '../../engine-glue/fake-engine.js';
import { freePort } from '../../support/running-server.js';
import { openOperationsServer, type OperationsServer } from './operations-server.js';

let server: OperationsServer;
beforeAll(async () => {
  server = await openOperationsServer();
});
afterAll(() => server.close());

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as a person's shell does, without a terminal behind it. */
function ops(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'dist/server/features/operations/operations-cli.js'), ...args],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        KUAIBAN_URL: server.url,
        KUAIBAN_USER: 'admin',
        KUAIBAN_PASSWORD: 'Kuaiban-2026',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })));
}

const incidents = async () => JSON.parse((await ops(['incidents', '--json'])).out) as Page<StuckIncident>;

describe('npm run ops', () => {
  it('says that all is well with 0, and what is wrong with 1', async () => {
    await until(async () => (await ops(['status'])).code === 0);
    expect(await ops(['status'])).toMatchObject({ code: 0, err: '' });
    expect((await ops(['status'])).out).toContain('一切正常');
    expect((await ops(['incidents'])).out.trim()).toBe('没有异常');
    await server.world.begin('OpenQuestionProcess', '1');
    await server.world.incidentOf('1');
    const status = await ops(['status']);
    expect(status).toMatchObject({ code: 1 });
    expect(status.out).toContain('有问题：1 个步骤异常');
    const listed = await ops(['incidents', '--q', 'SY-2026-1']);
    expect(listed.code).toBe(0);
    expect(listed.out).toContain('“予以办理吗”的条件算不出“是”或“否”');
    expect(listed.out).toContain('怎么办：用“解除”补上正确的值再继续');
  });

  it('does each of many, tells what was refused, and answers 1 for it', async () => {
    const [row] = (await incidents()).items;
    const id = row?.id ?? '';
    const result = await ops(['resolve', id, '999', '--reason', '补录', '--set', 'decision=GRANT']);
    expect(result.code).toBe(1);
    expect(result.out).toContain(`✓ ${id}  已提交解除`);
    expect(result.out).toContain('✗ 999  这一步已经不再卡住');
    await until(async () => (await incidents()).total === 0);
  });

  it('retries, hands over and stops', async () => {
    await server.world.begin('FailingJobProcess', '2');
    const id = await server.world.incidentOf('2');
    const handed = await ops(['hand-over', id, '--to', 'employment', '--reason', '请查']);
    expect(handed).toMatchObject({ code: 0 });
    expect((await incidents()).items[0]?.followUp?.reason).toBe('请查');
    expect(await ops(['hand-over', id, '--to', 'nobody-here', '--reason', '请查'])).toMatchObject({ code: 2 });
    expect((await ops(['retry', id, '--reason', '再试'])).out).toContain('已提交重试 1 条');
    await until(async () => (await server.world.db.incident.count({ where: { key: id, resolvedAt: null } })) === 0);
    const again = await server.world.incidentOf('2'); // the cause was not cured
    const unsure = await ops(['cancel', again, '--reason', '线下办']);
    expect(unsure).toMatchObject({ code: 2, out: '' });
    expect(unsure.err).toContain('--yes');
    expect(await ops(['cancel', again, '--reason', '线下办', '--yes'])).toMatchObject({ code: 0 });
    await until(async () => (await incidents()).total === 0);
    expect((await ops(['outbox', '--let-go'])).code).toBe(0);
    expect((await ops(['resend', 'out_none', '--reason', '再送'])).code).toBe(1);
    expect((await ops(['outbox', '--refused'])).out.trim()).toBe('没有待处理的指令');
    const untyped = await ops(['drop', 'out_none', '--reason', '送不进']);
    expect(untyped).toMatchObject({ code: 2, out: '' });
    expect(untyped.err).toContain('放弃后流程收不到，确认请加 --yes');
    const dropped = await ops(['drop', 'out_none', '--reason', '送不进', '--yes']);
    expect(dropped).toMatchObject({ code: 1 });
    expect(dropped.out).toContain('✗ out_none  没有这条指令');
    expect((await ops(['stuck'])).out.trim()).toBe('没有卡住的环节');
  });

  it('refuses with 3 who may not, a wrong password, and where nobody can be asked', async () => {
    const other = await ops(['status'], { KUAIBAN_USER: 'designer' });
    expect(other).toMatchObject({ code: 3, out: '' });
    expect(other.err).toContain('没有这项权限');
    expect(await ops(['status'], { KUAIBAN_PASSWORD: 'Wrong-2026' })).toMatchObject({ code: 3, out: '' });
    for (const name of ['KUAIBAN_USER', 'KUAIBAN_PASSWORD']) {
      const nobody = await ops(['status'], { [name]: '' });
      expect(nobody).toMatchObject({ code: 3, out: '' });
      expect(nobody.err).toContain(name);
    }
  });

  it('answers 2 to a wrong use, with how to use it, and 4 where no server is', async () => {
    expect((await ops(['--help'])).out).toContain('退出码');
    for (const args of [[], ['no-such'], ['retry'], ['status', '--password', 'x']]) {
      const wrong = await ops(args);
      expect(wrong.code).toBe(2);
      expect(wrong.err).toContain('用法：npm run ops');
    }
    const away = await ops(['status'], { KUAIBAN_URL: `http://127.0.0.1:${await freePort()}` });
    expect(away).toMatchObject({ code: 4 });
    expect(away.err).toContain('没有连上');
  });

  it('leaves no session behind', async () => {
    expect(await server.world.db.session.count()).toBe(0);
  });
});
