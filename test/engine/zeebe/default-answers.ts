/** A request as it came over the wire: 64-bit numbers are text. */
export type RequestOf = Record<string, unknown>;

export type Answer = (request: RequestOf, nth: number) => unknown;
export type Answers = Record<string, Answer>;

/** A key of a partition: its number in the upper bits. */
export const keyOf = (partition: number, serial: number): string => String((BigInt(partition) << 51n) + BigInt(serial));

const KEY = keyOf(1, 7);

/** One broker that leads `partitions` healthy partitions, unless told otherwise. */
export const topologyOf = (partitions: number, role = 'LEADER', health = 'HEALTHY') => ({
  clusterSize: 1,
  partitionsCount: partitions,
  replicationFactor: 1,
  gatewayVersion: '8.5.8',
  brokers: [
    {
      nodeId: 0,
      host: '127.0.0.1',
      port: 26501,
      version: '8.5.8',
      partitions: Array.from({ length: partitions }, (_, index) => ({ partitionId: index + 1, role, health })),
    },
  ],
});

const instance = (request: RequestOf) => ({
  processDefinitionKey: keyOf(1, 3),
  bpmnProcessId: request.bpmnProcessId,
  version: 1,
  processInstanceKey: KEY,
});

/** What a gateway answers while all is well; what is not named here is answered with an empty message. */
export const DEFAULT_ANSWERS: Answers = {
  Topology: () => topologyOf(1),
  ActivateJobs: () => [],
  CreateProcessInstance: instance,
  CreateProcessInstanceWithResult: ({ request }) => ({ ...instance(request as RequestOf), variables: '{}' }),
  PublishMessage: () => ({ key: KEY }),
  BroadcastSignal: () => ({ key: KEY }),
};

/** A job as the gateway hands it out. */
export const jobOf = (more: Record<string, unknown> = {}) => ({
  key: keyOf(1, 100),
  type: 'item.close',
  processInstanceKey: keyOf(1, 90),
  bpmnProcessId: 'P',
  processDefinitionVersion: 1,
  processDefinitionKey: keyOf(1, 3),
  elementId: 'Task_Close',
  elementInstanceKey: keyOf(1, 99),
  customHeaders: '{}',
  worker: 'kuaiban',
  retries: 3,
  deadline: '1900000000000',
  variables: '{}',
  ...more,
});
