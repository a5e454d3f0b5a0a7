import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { EngineRecord } from '../../../server/engine/port.js';
import { readModel } from '../contract/fixtures.js';
import { withEngineFile } from './temp-folder.js';

const START = Date.UTC(2040, 0, 2, 8);
const DAY = 86_400_000;
const open = (file: string, now = START, historyDays?: number) =>
  openEmbeddedEngine({ file, thread: false, clock: { kind: 'controlled', now }, ...(historyDays && { historyDays }) });
type Opened = Awaited<ReturnType<typeof open>>;

/** Reads until a record with this position has come. */
function readTo(engine: Opened, from: number, last: number): Promise<EngineRecord[]> {
  const all: EngineRecord[] = [];
  return new Promise((resolve) => {
    const stop = engine.subscribeToRecords({ 1: from }, (records) => {
      all.push(...records);
      if ((records.at(-1)?.position ?? 0) >= last) setImmediate(() => void stop().then(() => resolve(all)));
      return Promise.resolve();
    });
  });
}

async function fill(engine: Opened): Promise<number> {
  await engine.deployResources([readModel('mi-120')]);
  await engine.createProcessInstance({ bpmnProcessId: 'mi-120' });
  // 1 process, 7 lines to the body, 2 for the body, and 5 for each of 120 instances.
  return 610;
}

describe('the record stream', () => {
  test('comes in batches of at most 500, the next only when the last was taken in', () =>
    withEngineFile(async (file) => {
      const engine = await open(file);
      const last = await fill(engine);
      let inHand = 0;
      let most = 0;
      const sizes: number[] = [];
      await new Promise<void>((resolve) => {
        engine.subscribeToRecords({}, async (records) => {
          most = Math.max(most, (inHand += 1));
          sizes.push(records.length);
          await new Promise((done) => setImmediate(done));
          inHand -= 1;
          if ((records.at(-1)?.position ?? 0) >= last) resolve();
        });
      });
      await engine.close();
      expect([most, sizes[0]]).toEqual([1, 500]);
      expect(sizes.length).toBeGreaterThan(1);
    }));

  test('a batch that was not taken in comes again, the same', () =>
    withEngineFile(async (file) => {
      const engine = await open(file);
      await fill(engine);
      const first: EngineRecord[][] = [];
      await new Promise<void>((resolve) => {
        engine.subscribeToRecords({ 1: 5 }, (records) => {
          first.push(records);
          if (first.length > 1) resolve();
          return first.length > 1 ? Promise.resolve() : Promise.reject(new Error('not now'));
        });
      });
      await engine.close();
      expect(first[0]?.[0]?.position).toBe(6);
      expect(first[1]).toEqual(first[0]);
    }));

  test('goes on behind the position a subscriber has, after a restart too', () =>
    withEngineFile(async (file) => {
      const engine = await open(file);
      const last = await fill(engine);
      const all = await readTo(engine, 0, last);
      await engine.close();
      const again = await open(file);
      const rest = await readTo(again, 300, last);
      await again.close();
      expect(rest).toEqual(all.filter((record) => record.position > 300));
    }));

  test('is pruned only when it is old and taken in, and its positions never start again', () =>
    withEngineFile(async (file) => {
      const engine = await open(file, START, 30);
      const last = await fill(engine);
      await engine.advanceTo(START + 31 * DAY);
      await engine.idle();
      expect((await readTo(engine, 0, last))[0]?.position).toBe(1); // old, but nobody had it yet
      await engine.advanceTo(START + 32 * DAY);
      await engine.createProcessInstance({ bpmnProcessId: 'mi-120' });
      await readTo(engine, last, last + 1);
      await engine.idle();
      const left = await readTo(engine, 0, last + 1);
      expect(left[0]?.position).toBeGreaterThan(1);
      await engine.close();
      const again = await open(file, START + 33 * DAY, 30);
      await again.publishMessage({ name: 'm', correlationKey: '', timeToLive: 0 });
      const newest = await readTo(again, last, last + 602);
      await again.close();
      expect(newest.map((record) => record.position)).toEqual([...newest.keys()].map((index) => last + 1 + index));
    }));
});
