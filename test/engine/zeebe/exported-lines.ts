import { USER_TASK_JOB_TYPE } from '../../../server/engine/port.js';
import { systemClock } from '../../../server/shared/clock.js';
import { keyOf } from './default-answers.js';

/** A record before it is written down; keys are text and become numbers on the wire, as the exporter writes them. */
export interface Line {
  partitionId: number;
  position: number;
  timestamp: number;
  recordType?: string;
  valueType: string;
  intent: string;
  key: string;
  value: Record<string, unknown>;
}

/** Keys as bare digits, also beyond 2^53; a correlation key stays text. */
const bareKeys = (json: string) => json.replace(/"(key|\w+Key)":"(-?\d+)"/g, '"$1":$2');

/** Two lines of a bulk request: what to do, and the record. */
export function written(line: Line): string {
  const action = {
    index: { _index: 'zeebe-record', _id: `${line.partitionId}-${line.position}`, routing: `${line.partitionId}` },
  };
  return `${JSON.stringify(action)}\n${bareKeys(JSON.stringify({ recordType: 'EVENT', brokerVersion: '8.5.8', ...line }))}\n`;
}

export const bulk = (lines: readonly Line[]): string => lines.map(written).join('');

/** The log of one partition: gives every record the next position, and leaves gaps where commands stand. */
export class PartitionLog {
  readonly lines: Line[] = [];
  #position = 0;
  #key = 0;

  constructor(readonly partitionId: number) {}

  nextKey(): string {
    return keyOf(this.partitionId, ++this.#key);
  }

  append(valueType: string, intent: string, key: string, value: Record<string, unknown>): Line {
    this.#position += 2;
    const { partitionId } = this;
    const timestamp = systemClock.now().getTime();
    const line = { partitionId, position: this.#position, timestamp, valueType, intent, key, value };
    this.lines.push(line);
    return line;
  }

  /** A case with one open user task, as a broker tells it: the process, what it is about, the task and its job. */
  startCase(applicationId: string): { jobKey: string; end: () => void } {
    const process = this.nextKey();
    const task = this.nextKey();
    const jobKey = this.nextKey();
    const common = { bpmnProcessId: 'P', version: 1, processDefinitionKey: keyOf(1, 3), processInstanceKey: process };
    const scope = { flowScopeKey: process, parentProcessInstanceKey: '-1', parentElementInstanceKey: '-1' };
    const ofProcess = { ...common, ...scope, flowScopeKey: '-1', elementId: 'P', bpmnElementType: 'PROCESS' };
    const ofTask = { ...common, ...scope, elementId: 'Task_Handle', bpmnElementType: 'USER_TASK' };
    const job = {
      ...common,
      type: USER_TASK_JOB_TYPE,
      retries: 1,
      customHeaders: { kind: 'item.handle' },
      elementId: 'Task_Handle',
      elementInstanceKey: task,
      variables: {},
    };
    this.append('PROCESS_INSTANCE', 'ELEMENT_ACTIVATED', process, ofProcess);
    const id = { ...common, name: 'applicationId', value: JSON.stringify(applicationId), scopeKey: process };
    this.append('VARIABLE', 'CREATED', this.nextKey(), id);
    this.append('PROCESS_INSTANCE', 'ELEMENT_ACTIVATED', task, ofTask);
    this.append('JOB', 'CREATED', jobKey, job);
    return {
      jobKey,
      end: () => {
        this.append('JOB', 'COMPLETED', jobKey, job);
        this.append('PROCESS_INSTANCE', 'ELEMENT_COMPLETED', task, ofTask);
        this.append('PROCESS_INSTANCE', 'ELEMENT_COMPLETED', process, ofProcess);
      },
    };
  }
}
