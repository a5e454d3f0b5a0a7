import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { EngineRejection, type EngineRecord } from '../../../server/engine/port.js';
import { readModel } from '../contract/fixtures.js';
import { withEngineFile } from './temp-folder.js';

const START = Date.UTC(2040, 0, 2, 8);

describe('the engine in a thread of its own', () => {
  test('takes commands, tells of jobs, streams records and moves its clock from outside', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: true, clock: { kind: 'controlled', now: START } });
      const types: string[] = [];
      engine.onJobsAvailable((type) => types.push(type));
      const records: EngineRecord[] = [];
      const terminated = new Promise<void>((resolve) => {
        engine.subscribeToRecords({}, (batch) => {
          records.push(...batch);
          if (batch.some((record) => record.intent === 'ELEMENT_TERMINATED')) resolve();
          return Promise.resolve();
        });
      });
      await engine.deployResources([readModel('boundary-timer')]);
      const { processInstanceKey } = await engine.createProcessInstance({ bpmnProcessId: 'boundary-timer' });
      await engine.advanceTo(START + 10 * 60_000);
      await terminated;
      await engine.idle();
      const [job] = await engine.activateJobs({ type: 'late', worker: 'w', timeout: 1000, maxJobsToActivate: 1 });
      expect(job).toMatchObject({ processInstanceKey, elementId: 'late', deadline: START + 10 * 60_000 + 1000 });
      expect(types).toEqual(['a', 'late']);
      expect(records.map((record) => record.position)).toEqual(records.map((_, index) => index + 1));
      expect(await engine.health()).toMatchObject({ engine: 'embedded', healthy: true });
      await engine.close();
      await expect(engine.cancelProcessInstance(processInstanceKey)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }));

  test('a refusal keeps its code and its problems on the way out', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: true });
      const refused = await engine
        .deployResources([readModel('refuse-complex-gateway')])
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(EngineRejection);
      expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', problems: [{ elementId: 'g' }] });
      expect((refused as EngineRejection).problems[0]?.message).toContain('复杂网关');
      await engine.close();
    }));
});
