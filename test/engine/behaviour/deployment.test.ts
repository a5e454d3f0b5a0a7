import { EngineRejection } from '../../../server/engine/port.js';
import { withEngine } from './engine-harness.js';
import { end, flow, message, onMessage, service, smallModel, start } from './small-model.js';

const plain = smallModel('plain', start() + service('a') + end() + flow('s', 'a') + flow('a', 'e'));
const broken = smallModel('broken', start() + `<bpmn:serviceTask id="b" />` + end() + flow('s', 'b') + flow('b', 'e'));

async function refusal(promise: Promise<unknown>): Promise<EngineRejection> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EngineRejection)) throw new Error('was not refused');
  return error;
}

describe('deployment', () => {
  test('takes all resources or none', () =>
    withEngine(async ({ engine }) => {
      const error = await refusal(engine.deployResources([plain, broken]));
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', problems: [{ elementId: 'b' }] });
      expect((await refusal(engine.createProcessInstance({ bpmnProcessId: 'plain' }))).code).toBe('NOT_FOUND');
      const deployed = await engine.deployResources([plain, smallModel('other', start())]);
      expect(deployed.map((process) => [process.bpmnProcessId, process.version])).toEqual([
        ['plain', 1],
        ['other', 1],
      ]);
    }));

  test('what equals the latest version makes no new one; anything else does', () =>
    withEngine(async ({ engine }) => {
      const changed = { ...plain, content: plain.content.replace('id="definitions"', 'id="changed"') };
      const version = async (resource: typeof plain) => (await engine.deployResources([resource]))[0]?.version;
      expect(await version(plain)).toBe(1);
      expect(await version(plain)).toBe(1);
      expect(await version(changed)).toBe(2);
      expect(await version(plain)).toBe(3);
      expect(await version({ ...plain, name: 'renamed.bpmn' })).toBe(4);
    }));

  test('says every element and every reason, in English and in Chinese', () =>
    withEngine(async ({ engine }) => {
      const body =
        start() +
        `<bpmn:complexGateway id="g" /><bpmn:userTask id="u"><bpmn:extensionElements><zeebe:taskListeners />
          </bpmn:extensionElements></bpmn:userTask><bpmn:intermediateThrowEvent id="t"><bpmn:signalEventDefinition />
          </bpmn:intermediateThrowEvent>` +
        end() +
        flow('s', 'u') +
        flow('u', 't') +
        flow('t', 'e');
      const { problems, message: text } = await refusal(engine.deployResources([smallModel('many', body)]));
      expect(problems.map((problem) => problem.elementId).sort()).toEqual(['g', 't', 'u']);
      for (const problem of problems) {
        expect(problem.message).toMatch(/[\u4e00-\u9fff]/);
        expect(problem.reason).toMatch(/^[A-Za-z]/);
        expect(text).toContain(problem.elementId);
      }
    }));

  test('refuses what is no BPMN and what points nowhere', () =>
    withEngine(async ({ engine }) => {
      const noXml = await refusal(engine.deployResources([{ name: 'x.bpmn', content: 'hello' }]));
      expect(noXml.problems).toMatchObject([{ elementId: 'x.bpmn' }]);
      const dangling = smallModel('dangling', start() + flow('s', 'nowhere'));
      expect((await refusal(engine.deployResources([dangling]))).problems).toHaveLength(1);
    }));

  test('a new version takes over the start message of the old one', () =>
    withEngine(async ({ engine, records }) => {
      const version = (task: string) =>
        smallModel(
          'started',
          start('s', onMessage('go')) + service(task) + end() + flow('s', task) + flow(task, 'e'),
          message('go', '=k'),
        );
      await engine.deployResources([version('first')]);
      await engine.deployResources([version('second')]);
      await engine.publishMessage({ name: 'go', correlationKey: '', timeToLive: 0 });
      const jobs = (await records()).filter((record) => record.valueType === 'JOB');
      expect(jobs.map((record) => record.value.type)).toEqual(['second']);
    }));
});
