import Database from 'better-sqlite3';
import { setTimeout as sleep } from 'node:timers/promises';
import { GroupCommit } from '../../../server/engine/embedded/runtime/group-commit.js';
import { CommandQueue } from '../../../server/engine/embedded/runtime/command-queue.js';
import { readRecordText } from '../../../server/engine/embedded/state/record-text.js';
import { EngineRejection } from '../../../server/engine/port.js';
import { StepQueue } from '../../../server/engine/embedded/runtime/step-queue.js';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { openEngineDatabase, type EngineDatabase } from '../../../server/engine/embedded/state/engine-database.js';
import { EngineState } from '../../../server/engine/embedded/state/engine-state.js';
import { readModel } from '../contract/fixtures.js';
import { withEngineFile } from './temp-folder.js';

const message = (key: number) => ({
  key,
  name: 'm',
  correlationKey: 'k',
  messageId: '',
  timeToLive: 1000,
  deadline: 1000,
  variables: '{}',
});

const queueOn = (database: EngineDatabase, state: EngineState, committed: () => unknown = () => undefined) =>
  new CommandQueue(database, {
    state,
    steps: new StepQueue(),
    log: { sync: () => Promise.resolve(), close: () => undefined },
    tick: () => 0,
    committed: () => () => void committed(),
    rolledBack: () => undefined,
  });

describe('group commit', () => {
  test('of commands that share a commit each succeeds or is refused alone', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false });
      await engine.deployResources([readModel('xor-single-out')]);
      const create = () => engine.createProcessInstance({ bpmnProcessId: 'xor-single-out' });
      const results = await Promise.allSettled([create(), engine.completeJob({ jobKey: '999999' }), create()]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(results[1]).toMatchObject({ reason: { code: 'NOT_FOUND' } });
      const jobs = await engine.activateJobs({ type: 'a', worker: 'w', timeout: 1000, maxJobsToActivate: 10 });
      expect(jobs).toHaveLength(2);
      await engine.close();
    }));

  test('a failed commit refuses the whole group and leaves nothing behind', () =>
    withEngineFile(async (file) => {
      const database = openEngineDatabase(file);
      // A violated deferred constraint is found by the commit itself, as a full disk would be.
      database.exec(`pragma foreign_keys = on; create table parent(id integer primary key);
        create table child(id integer references parent(id) deferrable initially deferred)`);
      const state = new EngineState(database);
      let commits = 0;
      const queue = queueOn(database, state, () => (commits += 1));
      const keys: number[] = [];
      const store = () => {
        const key = state.keys.nextKey();
        keys.push(key);
        state.messages.insert(message(key));
        return key;
      };
      const group = await Promise.allSettled([
        queue.submit(store),
        queue.submit(() => database.exec('insert into child values(7)')),
        queue.submit(store),
      ]);
      expect(group.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(group[0]).toMatchObject({ reason: { name: 'EngineRejection', code: 'UNAVAILABLE' } });
      expect(keys.filter((key) => state.messages.find(key))).toEqual([]);
      expect(commits).toBe(0);

      const later = await queue.submit(store);
      expect(state.messages.find(later)?.name).toBe('m');
      expect(keys.slice(0, 2)).not.toContain(later);
      database.close();
    }));

  test('a command that breaks half-way takes only its own writes back', () =>
    withEngineFile(async (file) => {
      const database = openEngineDatabase(file);
      const state = new EngineState(database);
      const queue = queueOn(database, state);
      const [first, second] = await Promise.allSettled([
        queue.submit(() => state.messages.insert(message(1))),
        queue.submit(() => {
          state.messages.insert(message(2));
          throw new Error('broken');
        }),
      ]);
      expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
      expect([state.messages.find(1)?.key, state.messages.find(2)]).toEqual([1, undefined]);
      database.close();
    }));

  test('a refusal that comes too late, after something was written, leaves nothing behind either, and spoils nobody else', () =>
    withEngineFile(async (file) => {
      const database = openEngineDatabase(file);
      const state = new EngineState(database);
      const queue = queueOn(database, state);
      const store = (key: number) => () => {
        state.messages.insert(message(key));
        state.records.append(['O', key, 'MESSAGE', 'PUBLISHED', {}]);
      };
      const results = await Promise.allSettled([
        queue.submit(store(1)),
        queue.submit(() => {
          store(2)();
          throw new EngineRejection('INVALID_STATE', 'too late');
        }),
        queue.submit(store(3)),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(results[1]).toMatchObject({ reason: { code: 'INVALID_STATE' } });
      expect([1, 2, 3].map((key) => state.messages.find(key)?.key)).toEqual([1, undefined, 3]);
      expect(
        state.records.read(0, 10).flatMap(([, , text]) => readRecordText(text).map((record) => record[1])),
      ).toEqual([1, 3]);
      database.close();
    }));

  test('what fails after the commit is not taken for a rolled back transaction: positions never go back', () =>
    withEngineFile((file) => {
      const database = openEngineDatabase(file);
      const state = new EngineState(database);
      let isFailing = true;
      const commit = new GroupCommit(database, {
        state,
        steps: new StepQueue(),
        tick: () => 0,
        committed: () => {
          if (isFailing) throw new Error('the alarm could not be set');
          return () => undefined;
        },
        rolledBack: () => undefined,
      });
      const command = {
        run: () => state.records.append(['O', 7, 'MESSAGE', 'PUBLISHED', {}]),
        resolve: () => undefined,
        reject: () => undefined,
      };
      expect(() => commit.run([command])).toThrow('the alarm could not be set');
      expect(state.records.position).toBe(1);
      isFailing = false;
      commit.run([command]);
      expect(state.records.read(0, 10).map(([first]) => first)).toEqual([1, 2]);
      database.close();
      return Promise.resolve();
    }));

  test('waits while a checkpoint holds the file, however busy the machine: it refuses nothing for that', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file });
      await engine.deployResources([readModel('xor-single-out')]);
      const other = new Database(file);
      other.exec('begin immediate');
      const answer = Promise.allSettled([engine.createProcessInstance({ bpmnProcessId: 'xor-single-out' })]);
      await sleep(6_000); // longer than the driver's own patience of five seconds, which is what this is about
      other.exec('commit');
      other.close();
      const [created] = await answer;
      await engine.close();
      expect(created).toMatchObject({ status: 'fulfilled', value: { version: 1 } });
    }));
});
