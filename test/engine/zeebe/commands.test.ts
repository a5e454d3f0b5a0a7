import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { carryCommand } from '../../../server/engine/relay/carry-command.js';
import { keyOf, topologyOf } from './default-answers.js';
import { MockGateway } from './mock-gateway.js';
import { CLIENT_NAMES, openAdapter, outcomeOf, type Adapter } from './open-adapter.js';
import { Refusal } from './refusal.js';

const KEY = keyOf(1, 42);
/** 2^53 + 1: the neighbour of a number that a JavaScript number can hold. */
const BEYOND = '9007199254740993';
const MEGABYTE = 1024 * 1024;

describe.each(CLIENT_NAMES)('what goes over the wire with %s', (client) => {
  const gateway = new MockGateway();
  let adapter: Adapter;

  beforeAll(() => gateway.start());
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    gateway.received.length = 0;
    gateway.answers = {};
    adapter = await openAdapter(client, gateway.address);
  });
  afterEach(() => adapter.close());

  const sent = (name: string) => gateway.calls(name).map(({ request }) => request);

  it('variables travel as JSON text in every command that has them', async () => {
    const { commands } = adapter;
    const variables = { itemId: 'it-1', list: [1, { a: null }] };
    await commands.createProcessInstance({ bpmnProcessId: 'P', variables });
    await commands.createProcessInstanceWithResult({ bpmnProcessId: 'P', variables });
    await commands.publishMessage({ name: 'm', correlationKey: 'k', timeToLive: 0, variables });
    await commands.broadcastSignal({ signalName: 's', variables });
    await commands.completeJob({ jobKey: KEY, variables });
    await commands.failJob({ jobKey: KEY, retries: 2, variables });
    await commands.throwError({ jobKey: KEY, errorCode: 'E', variables });
    await commands.setVariables({ elementInstanceKey: KEY, variables });
    const texts = gateway.received.map(({ name, request }) => [
      name,
      (request.request as Record<string, unknown> | undefined)?.variables ?? request.variables,
    ]);
    expect(texts).toHaveLength(8);
    for (const [name, text] of texts) expect([name, JSON.parse(String(text))]).toEqual([name, variables]);
  });

  it('a failed job says how many retries are left and how long to wait, an incident at once is said as 0', async () => {
    await adapter.commands.failJob({ jobKey: KEY, retries: 2, retryBackOff: 3_000, errorMessage: '没有网络' });
    await adapter.commands.failJob({ jobKey: KEY, retries: 0 });
    expect(sent('FailJob')).toEqual([
      expect.objectContaining({ jobKey: KEY, retries: 2, retryBackOff: '3000', errorMessage: '没有网络' }),
      expect.objectContaining({ jobKey: KEY, retries: 0, retryBackOff: '0' }),
    ]);
  });

  it('keys and ids beyond 2^53 come through digit by digit, both ways', async () => {
    const far = keyOf(7, 1);
    expect(Number.isSafeInteger(Number(far))).toBe(false);
    gateway.answers.CreateProcessInstance = () => ({ processInstanceKey: far, bpmnProcessId: 'P', version: 1 });
    const created = await adapter.commands.createProcessInstance({ bpmnProcessId: 'P', variables: { id: BEYOND } });
    expect(created.processInstanceKey).toBe(far);
    expect(sent('CreateProcessInstance')[0]?.variables).toBe(`{"id":"${BEYOND}"}`);
    await adapter.commands.cancelProcessInstance(far);
    expect(sent('CancelProcessInstance')[0]?.processInstanceKey).toBe(far);

    gateway.answers.CreateProcessInstanceWithResult = () => ({
      processInstanceKey: far,
      variables: `{"id":${BEYOND}}`,
    });
    const { variables } = await adapter.commands.createProcessInstanceWithResult({ bpmnProcessId: 'P' });
    expect(variables).toEqual({ id: BEYOND });
  });

  it('a completion that the broker refuses is a refusal, not a success', async () => {
    gateway.answers.CompleteJob = () => {
      throw new Refusal(GRPC.NOT_FOUND, 'Expected to complete job, but no such job was found');
    };
    await expect(adapter.commands.completeJob({ jobKey: KEY })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Expected to complete job, but no such job was found',
    });
  });

  it('what cannot be a key of this cluster is refused before it is sent', async () => {
    const { commands } = adapter;
    adapter.gateway.partitions = 3;
    const refusals = async (key: string) => [
      await outcomeOf(commands.completeJob({ jobKey: key })),
      await outcomeOf(commands.failJob({ jobKey: key, retries: 1 })),
      await outcomeOf(commands.throwError({ jobKey: key, errorCode: 'E' })),
      await outcomeOf(commands.updateJobRetries({ jobKey: key, retries: 1 })),
      await outcomeOf(commands.cancelProcessInstance(key)),
      await outcomeOf(commands.modifyProcessInstance({ processInstanceKey: key })),
      await outcomeOf(commands.setVariables({ elementInstanceKey: key, variables: {} })),
      await outcomeOf(commands.resolveIncident(key)),
    ];
    const all = (code: string) => Array.from({ length: 8 }, () => code);
    for (const key of ['123', '0', keyOf(4, 1)]) expect(await refusals(key)).toEqual(all('NOT_FOUND'));
    for (const key of ['', '-5', 'abc', '1e5', '9'.repeat(19), '9'.repeat(30)])
      expect(await refusals(key)).toEqual(all('INVALID_ARGUMENT'));
    expect(gateway.received).toEqual([]);

    // control: a key of the last partition is sent
    expect(await refusals(keyOf(3, 1))).toEqual(all('well'));
    expect(gateway.received).toHaveLength(8);
  });

  it('a document that no gateway could take is refused before it is sent, one that fits is sent', async () => {
    const { commands } = adapter;
    const big = { text: '长'.repeat(1.2 * MEGABYTE) };
    const files = [{ name: 'a.bpmn', content: 'x'.repeat(3.6 * MEGABYTE) }];
    expect(await outcomeOf(commands.completeJob({ jobKey: KEY, variables: big }))).toBe('INVALID_ARGUMENT');
    expect(await outcomeOf(commands.deployResources(files))).toBe('INVALID_ARGUMENT');
    expect(gateway.received).toEqual([]);
    const fits = { text: 'x'.repeat(3_000_000) };
    expect(await outcomeOf(commands.completeJob({ jobKey: KEY, variables: fits }))).toBe('well');

    // control: sent all the same, it is answered like back-pressure, and would be sent again and again
    const tooBig = JSON.stringify({ text: 'x'.repeat(5 * MEGABYTE) });
    const raw = adapter.gateway.send('completeJob', { jobKey: KEY, variables: tooBig }, [GRPC.RESOURCE_EXHAUSTED]);
    await expect(raw).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/larger/) });
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
  });

  it('a refused deployment names the elements, also the first of a file', async () => {
    gateway.answers.DeployResource = () => {
      throw new Refusal(
        GRPC.INVALID_ARGUMENT,
        [
          "Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:",
          "'processes/a.bpmn': - Element: Task_A > extensionElements > taskDefinition",
          '    - ERROR: Task type must be present and not empty',
          '- Element: Gateway_B',
          '    - ERROR: Must have a default flow',
          '    - ERROR: Must have two flows',
          "'processes/b.bpmn': - Element: Event_C",
          '    - ERROR: Must have a timer',
        ].join('\n'),
      );
    };
    const refused = adapter.commands.deployResources([{ name: 'a.bpmn', content: '' }]);
    await expect(refused).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      problems: [
        { elementId: 'Task_A', reason: 'Task type must be present and not empty' },
        { elementId: 'Gateway_B', reason: 'Must have a default flow' },
        { elementId: 'Gateway_B', reason: 'Must have two flows' },
        { elementId: 'Event_C', reason: 'Must have a timer', message: 'Zeebe 不接受“Event_C”：Must have a timer' },
      ],
    });
  });

  it('a start whose answer was lost is sent again under the same id, and the repeat ends the outbox row', async () => {
    const known = new Set<unknown>();
    gateway.answers.PublishMessage = ({ messageId }) => {
      if (known.has(messageId)) throw new Refusal(GRPC.ALREADY_EXISTS, 'a message with this id is known');
      known.add(messageId);
      throw new Refusal(GRPC.UNAVAILABLE, 'the connection broke after the message was taken');
    };
    const message = { name: 'application.submitted', correlationKey: 'app-1', timeToLive: 0, variables: {} };
    const row = { id: 'outbox-1', seq: 1, caseId: 'app-1', attempts: 0, kind: 'publishMessage', payload: { message } };
    expect(await carryCommand(adapter.commands, row)).toBe('ALREADY_EXISTS');
    expect(sent('PublishMessage').map(({ messageId }) => messageId)).toEqual(['outbox-1', 'outbox-1']);
    expect(Number(sent('PublishMessage')[0]?.timeToLive)).toBeGreaterThan(60_000);
  });

  it('a topology tells how many partitions there are, and whether each has a healthy leader', async () => {
    const { readHealth } = await import('../../../server/engine/zeebe/read-health.js');
    const ask = async (topology: object) => {
      gateway.answers.Topology = () => topology;
      return readHealth(await adapter.gateway.send('topology', {}, []));
    };
    expect(await ask(topologyOf(3))).toEqual({ engine: 'zeebe', healthy: true });
    expect(await ask(topologyOf(1, 'FOLLOWER'))).toMatchObject({
      healthy: false,
      detail: expect.stringContaining('1'),
    });
    expect(await ask(topologyOf(2, 'LEADER', 'UNHEALTHY'))).toMatchObject({ healthy: false });
    expect(await ask({ partitionsCount: 1, brokers: [] })).toMatchObject({ healthy: false });
    expect(await ask({ ...topologyOf(1), partitionsCount: 2 })).toMatchObject({
      detail: 'Zeebe 分区 2 没有健康的领导者',
    });
  });
});
