import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { withEngineFile } from '../durability/temp-folder.js';
import { START, withEngine } from './engine-harness.js';
import { end, flow, service, smallModel, start } from './small-model.js';

const timer = (kind: string, text: string) =>
  `<bpmn:timerEventDefinition><bpmn:time${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:time${kind}></bpmn:timerEventDefinition>`;
const waiting = (kind: string, text: string) =>
  smallModel(
    'waiting',
    start() +
      `<bpmn:intermediateCatchEvent id="t">${timer(kind, text)}</bpmn:intermediateCatchEvent>` +
      service('a') +
      end() +
      flow('s', 't') +
      flow('t', 'a') +
      flow('a', 'e'),
  );

describe('timers', () => {
  test('after an outage what is overdue fires once, in the order of its dates', () =>
    withEngineFile(async (file) => {
      const open = (now: number) => openEmbeddedEngine({ file, thread: false, clock: { kind: 'controlled', now } });
      const before = await open(START);
      await before.deployResources([waiting('Duration', '=d')]);
      for (const [d, no] of [
        ['PT3H', 3],
        ['PT1H', 1],
        ['PT2H', 2],
      ]) {
        await before.createProcessInstance({ bpmnProcessId: 'waiting', variables: { d, no } });
      }
      await before.close();
      const after = await open(START + 86_400_000);
      await after.advanceTo(START + 86_400_000);
      await after.advanceTo(START + 86_400_000);
      const jobs = await after.activateJobs({ type: 'a', worker: 'w', timeout: 1000, maxJobsToActivate: 10 });
      await after.close();
      expect(jobs.map((job) => job.variables.no)).toEqual([1, 2, 3]);
    }));

  test('on the machine clock a timer that is due fires by itself', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false });
      const fired = new Promise<string>((resolve) => engine.onJobsAvailable(resolve));
      await engine.deployResources([waiting('Duration', 'PT0.05S')]);
      await engine.createProcessInstance({ bpmnProcessId: 'waiting' });
      // Nothing but the timer can make this job; the loop only keeps the process awake until then.
      const awake = setInterval(() => undefined, 1000);
      expect(await fired).toBe('a');
      clearInterval(awake);
      await engine.close();
    }));

  test('on a clock that was set forward a timer of days later fires, and one of a moment later fires by itself', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false, clock: { kind: 'movable', now: START } });
      await engine.deployResources([waiting('Duration', '=d')]);
      await engine.createProcessInstance({ bpmnProcessId: 'waiting', variables: { d: 'P3D' } });
      const days = 3 * 86_400_000;
      // Set to a moment before the timer: its alarm was set for days later and must be set anew.
      const fired = new Promise<string>((resolve) => engine.onJobsAvailable(resolve));
      await engine.advanceTo(START + days - 500);
      const awake = setInterval(() => undefined, 1000);
      expect(await fired).toBe('a');
      clearInterval(awake);
      await expect(engine.advanceTo(START)).rejects.toThrow(RangeError);
      await engine.createProcessInstance({ bpmnProcessId: 'waiting', variables: { d: 'P3D' } });
      await engine.advanceTo(START + 3 * days);
      const jobs = await engine.activateJobs({ type: 'a', worker: 'w', timeout: 1000, maxJobsToActivate: 10 });
      expect(jobs).toHaveLength(2);
      await engine.close();
    }));

  test('a date that the expression gives as a value with its zone is taken, text with a zone is not', () =>
    withEngine(async ({ engine, records }) => {
      await engine.deployResources([waiting('Date', '=if asText then string(now()) else now() + duration("PT1H")')]);
      for (const asText of [false, true]) {
        await engine.createProcessInstance({ bpmnProcessId: 'waiting', variables: { asText } });
      }
      const all = await records();
      const timers = all.filter((record) => record.valueType === 'TIMER');
      expect(timers.map((record) => record.value.dueDate)).toEqual([START + 3_600_000]);
      expect(all.filter((record) => record.valueType === 'INCIDENT')).toHaveLength(1);
    }));

  test('R0 fires once', () =>
    withEngine(async ({ engine, elements }) => {
      const body =
        start() +
        service('a') +
        `<bpmn:boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${timer('Cycle', 'R0/PT1M')}</bpmn:boundaryEvent>` +
        end() +
        flow('s', 'a') +
        flow('a', 'e') +
        flow('b', 'e');
      await engine.deployResources([smallModel('once', body)]);
      await engine.createProcessInstance({ bpmnProcessId: 'once' });
      for (const minutes of [1, 2, 3]) await engine.advanceTo(START + minutes * 60_000);
      expect((await elements('ELEMENT_COMPLETED')).filter((id) => id === 'b')).toEqual(['b']);
    }));
});
