import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { JOBS_OF_A_CASE } from '../engine-glue/jobs-of-a-case.js';
import { freshDb } from '../support/fresh-db.js';

const CASES = 24;
const KILLS = Number(process.env.KILLS ?? 8);

/** A child process that may be killed; knows which submissions it acknowledged. */
class Child {
  readonly acknowledged = new Set<string>();
  #process!: ChildProcess;

  constructor(
    private readonly dir: string,
    private readonly file: string,
  ) {}

  async start(): Promise<void> {
    const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, ...env } = process.env;
    this.#process = spawn(
      process.execPath,
      [join(projectRoot, 'dist/test/faults/glue-child.js'), this.dir, this.file],
      {
        env,
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    await new Promise<void>((resolve, reject) => {
      this.#process.once('exit', (code) => reject(new Error(`The child ended with ${code}`)));
      this.#process.stdout?.on('data', (chunk: Buffer) => {
        for (const line of chunk.toString().trim().split('\n')) {
          if (line === 'ready') resolve();
          else this.acknowledged.add(line);
        }
      });
    });
  }

  submit(ids: readonly string[]): void {
    this.#process.stdin?.write(ids.map((id) => `${id}\n`).join(''));
  }

  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }
}

describe('outbox, engine, workers and projection in one process', () => {
  it('lose nothing and double nothing when the process is killed again and again', async () => {
    const fresh = await freshDb();
    await fresh.db.$disconnect();
    const child = new Child(fresh.dir, fresh.file);
    const ids = Array.from({ length: CASES }, (_, index) => `c${index}`);
    await child.start();
    for (let kill = 0; kill < KILLS; kill++) {
      child.submit(ids.slice(0, Math.ceil(((kill + 1) * CASES) / KILLS)).filter((id) => !child.acknowledged.has(id)));
      await sleep(60 + ((kill * 389) % 700));
      await child.kill();
      await child.start();
    }
    child.submit(ids.filter((id) => !child.acknowledged.has(id)));

    const db = openDb(fresh.file);
    try {
      const ended = () => db.processInstance.count({ where: { subjectType: 'application', state: 'COMPLETED' } });
      while ((await ended()) < CASES) await sleep(100);
      await child.kill();
      for (const id of ids) {
        const lines = await db.ledgerEvent.findMany({
          where: { caseId: id, subjectType: 'job' },
          select: { action: true },
        });
        expect([id, ...lines.map((line) => line.action).sort()]).toEqual([id, ...JOBS_OF_A_CASE]);
        expect(await db.processInstance.count({ where: { caseId: id } })).toBe(2);
        const tasks = await db.userTask.findMany({ where: { caseId: id }, orderBy: { createdAt: 'asc' } });
        expect(tasks.map((task) => [task.kind, task.state])).toEqual([
          ['application.precheck', 'COMPLETED'],
          ['item.handle', 'COMPLETED'],
        ]);
      }
      expect(await db.incident.count()).toBe(0);
    } finally {
      await db.$disconnect();
      await fresh.close();
    }
  }, 300_000);
});
