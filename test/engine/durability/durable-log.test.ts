import { setTimeout as sleep } from 'node:timers/promises';
import { CommandQueue } from '../../../server/engine/embedded/runtime/command-queue.js';
import { openDurableLog } from '../../../server/engine/embedded/runtime/durable-log.js';
import { StepQueue } from '../../../server/engine/embedded/runtime/step-queue.js';
import { WaitingReads } from '../../../server/engine/embedded/runtime/waiting-reads.js';
import { openEngineDatabase } from '../../../server/engine/embedded/state/engine-database.js';
import { EngineState } from '../../../server/engine/embedded/state/engine-state.js';
import { withEngineFile } from './temp-folder.js';

/** A disk that answers when the test says so. */
class SlowDisk {
  private readonly asked: { resolve: () => void; reject: (error: Error) => void }[] = [];
  syncs = 0;
  sync = (): Promise<void> => {
    this.syncs += 1;
    return new Promise((resolve, reject) => this.asked.push({ resolve, reject }));
  };
  close = (): void => undefined;
  answer = (): void => this.asked.shift()?.resolve();
  fail = (): void => this.asked.shift()?.reject(new Error('EIO: i/o error, fdatasync'));
}

async function withSlowDisk(
  run: (world: { queue: CommandQueue; reads: WaitingReads; disk: SlowDisk; store: () => number }) => Promise<void>,
): Promise<void> {
  await withEngineFile(async (file) => {
    const database = openEngineDatabase(file);
    const state = new EngineState(database);
    const reads = new WaitingReads(state.records);
    const disk = new SlowDisk();
    const queue = new CommandQueue(database, {
      state,
      steps: new StepQueue(),
      log: disk,
      tick: () => 0,
      committed: () => {
        const { position } = state.records;
        return () => reads.answer(position);
      },
      rolledBack: () => undefined,
    });
    const store = () => {
      const key = state.keys.nextKey();
      state.records.append(['O', key, 'MESSAGE', 'PUBLISHED', {}]);
      return key;
    };
    await run({ queue, reads, disk, store });
    database.close();
  });
}

/** Long enough for everything that does not wait for the disk. */
const aWhile = () => sleep(50);

describe('the log is durable before anything is told', () => {
  test('a command is answered, and its record handed out, only when the disk has answered', () =>
    withSlowDisk(async ({ queue, reads, disk, store }) => {
      const told: string[] = [];
      void queue.submit(store).then(() => told.push('answer'));
      void reads.read(0, 10).then(() => told.push('record'));
      await aWhile();
      expect(told).toEqual([]);
      expect(await Promise.race([reads.read(0, 10), sleep(20, 'waits')])).toBe('waits');
      disk.answer();
      await aWhile();
      expect(told.sort()).toEqual(['answer', 'record']);
      expect((await reads.read(0, 10)).map(([first]) => first)).toEqual([1]);
    }));

  test('commands that come while the disk works run already, and share the next sync', () =>
    withSlowDisk(async ({ queue, reads, disk, store }) => {
      const first = queue.submit(store);
      await aWhile();
      const told: number[] = [];
      const later = [1, 2, 3].map((n) => queue.submit(store).then(() => told.push(n)));
      await aWhile();
      const inTwoGroups = queue.submit(store).then(() => told.push(4));
      await aWhile();
      disk.answer();
      await first;
      await aWhile();
      expect([told, disk.syncs, reads.position]).toEqual([[], 2, 1]);
      disk.answer();
      await Promise.all([...later, inTwoGroups]);
      await queue.idle();
      expect([told, disk.syncs, reads.position]).toEqual([[1, 2, 3, 4], 2, 5]);
    }));

  test('what writes nothing waits for nobody, unless something before it does', () =>
    withSlowDisk(async ({ queue, disk, store }) => {
      expect(await queue.submit(() => 'read')).toBe('read');
      expect(disk.syncs).toBe(0);
      const told: string[] = [];
      void queue.submit(store).then(() => told.push('written'));
      await aWhile();
      void queue.submit(() => 'read').then((value) => told.push(value));
      await aWhile();
      expect(told).toEqual([]);
      disk.answer();
      await aWhile();
      disk.answer();
      await aWhile();
      expect(told).toEqual(['written', 'read']);
    }));

  test('a disk that refuses ends it: nobody is told that it went well, and nothing more is taken', () =>
    withSlowDisk(async ({ queue, reads, disk, store }) => {
      const outcomes = [queue.submit(store), aWhile().then(() => queue.submit(store))].map((one) =>
        one.catch((error: unknown) => error),
      );
      await sleep(100);
      disk.fail();
      const refused = { name: 'EngineRejection', code: 'UNAVAILABLE' };
      expect(await Promise.all(outcomes)).toMatchObject([refused, refused]);
      await expect(queue.submit(store)).rejects.toMatchObject(refused);
      expect(queue.broken).toContain('EIO');
      expect(reads.position).toBe(0);
      await queue.idle();
    }));

  test('the real log is there to be synced from the first moment, and after it was emptied', () =>
    withEngineFile(async (file) => {
      const database = openEngineDatabase(file);
      const state = new EngineState(database);
      const log = openDurableLog(database, file);
      expect(state.records.position).toBe(0);
      await log.sync();
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.exec('create table t(a)');
      await log.sync();
      database.close();
      log.close();
    }));
});
