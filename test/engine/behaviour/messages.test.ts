import { withEngine } from './engine-harness.js';
import { end, flow, message, onMessage, service, smallModel, start } from './small-model.js';

const boundary = (id: string, host: string, name: string, interrupts: boolean) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupts}">${onMessage(name)}</bpmn:boundaryEvent>`;

describe('messages', () => {
  test('a non-interrupting boundary event takes every buffered message, oldest first', () =>
    withEngine(async ({ engine, records }) => {
      const body =
        start() +
        service('a') +
        boundary('b', 'a', 'note', false) +
        service('n') +
        end() +
        flow('s', 'a') +
        flow('a', 'e') +
        flow('b', 'n') +
        flow('n', 'e');
      await engine.deployResources([smallModel('notes', body, message('note', '=k'))]);
      for (const no of [1, 2, 3]) {
        await engine.publishMessage({ name: 'note', correlationKey: 'x', timeToLive: 60_000, variables: { no } });
      }
      await engine.createProcessInstance({ bpmnProcessId: 'notes', variables: { k: 'x' } });
      const all = await records();
      const correlated = all.filter((r) => r.valueType === 'PROCESS_MESSAGE_SUBSCRIPTION' && r.intent === 'CORRELATED');
      expect(correlated.map((record) => record.value.variables)).toEqual([{ no: 1 }, { no: 2 }, { no: 3 }]);
    }));

  test('two boundary events of one task are told apart, and the one that fires leaves the other waiting', () =>
    withEngine(async ({ engine, elements }) => {
      const body =
        start() +
        service('a') +
        boundary('b1', 'a', 'm1', false) +
        boundary('b2', 'a', 'm2', true) +
        end() +
        flow('s', 'a') +
        flow('a', 'e') +
        flow('b1', 'e') +
        flow('b2', 'e');
      await engine.deployResources([smallModel('two', body, message('m1', '=k') + message('m2', '=k'))]);
      await engine.createProcessInstance({ bpmnProcessId: 'two', variables: { k: 'x' } });
      for (const name of ['m1', 'm1', 'm2', 'm2']) {
        await engine.publishMessage({ name, correlationKey: 'x', timeToLive: 0 });
      }
      const fired = (await elements('ELEMENT_COMPLETED')).filter((id) => id.startsWith('b'));
      expect(fired).toEqual(['b1', 'b1', 'b2']);
      expect(await elements('ELEMENT_TERMINATED')).toEqual(['a']);
    }));

  test('one message reaches one instance of a process once, even where two of its events wait for it', () =>
    withEngine(async ({ engine, elements, records }) => {
      const inner =
        start('is') +
        `<bpmn:intermediateCatchEvent id="c">${onMessage('stop')}</bpmn:intermediateCatchEvent>` +
        end('ie') +
        flow('is', 'c') +
        flow('c', 'ie');
      const handler = start('hs', onMessage('stop')) + end('he') + flow('hs', 'he');
      const body =
        start() +
        `<bpmn:subProcess id="sub">${inner}</bpmn:subProcess>` +
        end() +
        `<bpmn:subProcess id="es" triggeredByEvent="true">${handler}</bpmn:subProcess>` +
        flow('s', 'sub') +
        flow('sub', 'e');
      await engine.deployResources([smallModel('stopped', body, message('stop', '=k'))]);
      for (let n = 0; n < 2; n++)
        await engine.createProcessInstance({ bpmnProcessId: 'stopped', variables: { k: 'x' } });
      await engine.publishMessage({ name: 'stop', correlationKey: 'x', timeToLive: 0 });
      expect((await elements('ELEMENT_COMPLETED')).filter((id) => id === 'es')).toHaveLength(1);
      await engine.publishMessage({ name: 'stop', correlationKey: 'x', timeToLive: 0 });
      expect((await elements('ELEMENT_COMPLETED')).filter((id) => id === 'es')).toHaveLength(2);
      expect((await records()).filter((record) => record.valueType === 'INCIDENT')).toEqual([]);
    }));

  test('an event subprocess that begins while its process ends keeps the process open', () =>
    withEngine(async ({ engine, elements, job }) => {
      const handler =
        `<bpmn:startEvent id="hs" isInterrupting="false">${onMessage('late')}</bpmn:startEvent>` +
        service('h') +
        end('he') +
        flow('hs', 'h') +
        flow('h', 'he');
      const body =
        start() +
        end() +
        flow('s', 'e') +
        `<bpmn:subProcess id="es" triggeredByEvent="true">${handler}</bpmn:subProcess>`;
      await engine.deployResources([smallModel('late', body, message('late', '=k'))]);
      await engine.publishMessage({ name: 'late', correlationKey: 'x', timeToLive: 60_000 });
      await engine.createProcessInstance({ bpmnProcessId: 'late', variables: { k: 'x' } });
      expect(await elements('ELEMENT_COMPLETED')).not.toContain('late');
      await engine.completeJob({ jobKey: await job('h') });
      expect((await elements('ELEMENT_COMPLETED')).at(-1)).toBe('late');
    }));
});
