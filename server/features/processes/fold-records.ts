import { SUBJECTS } from '../../../processes/contract.js';
import type { EngineRecord, IncidentValue, JobValue, ProcessInstanceValue, VariableValue } from '../../engine/port.js';
import { USER_TASK_JOB_TYPE } from '../../engine/port.js';
import type { BatchChanges, DefinitionRow, EndState } from './batch-changes.js';
import { emptyChanges } from './batch-changes.js';

const NONE = '-1';

/** The end of an element or instance that an intent means, if it is one. */
const ENDS: Readonly<Record<string, EndState>> = { ELEMENT_COMPLETED: 'COMPLETED', ELEMENT_TERMINATED: 'TERMINATED' };
/** A user task whose job ended: finished by a person, or taken away by the diagram. */
const TASK_ENDS: Readonly<Record<string, 'COMPLETED' | 'CANCELED'>> = {
  COMPLETED: 'COMPLETED',
  CANCELED: 'CANCELED',
  ERROR_THROWN: 'CANCELED',
};

/** Sums up a batch of records, oldest first, as the rows it changes; what a record does not say stays null. Pure. */
export function foldRecords(records: EngineRecord[]): BatchChanges {
  const changes = emptyChanges();
  for (const record of records) {
    switch (record.valueType) {
      case 'PROCESS':
        if (record.intent === 'CREATED') changes.definitions.push(definitionOf(record));
        break;
      case 'PROCESS_INSTANCE':
        foldElement(changes, record, record.value as unknown as ProcessInstanceValue);
        break;
      case 'VARIABLE':
        foldVariable(changes, record, record.value as unknown as VariableValue);
        break;
      case 'JOB':
        foldJob(changes, record, record.value as unknown as JobValue);
        break;
      case 'INCIDENT':
        foldIncident(changes, record, record.value as unknown as IncidentValue);
        break;
      default: // timers and messages change nothing that people look at
    }
  }
  return changes;
}

function definitionOf(record: EngineRecord): DefinitionRow {
  const value = record.value as { bpmnProcessId: string; version: number; resourceName: string; resource: string };
  return {
    key: record.key,
    processId: value.bpmnProcessId,
    version: value.version,
    resourceName: value.resourceName,
    xml: Buffer.from(value.resource, 'base64').toString('utf8'),
    deployedAt: record.timestamp,
  };
}

function foldElement(changes: BatchChanges, record: EngineRecord, value: ProcessInstanceValue): void {
  const end = ENDS[record.intent];
  const begins = record.intent === 'ELEMENT_ACTIVATING' || record.intent === 'ELEMENT_ACTIVATED';
  if (!begins && end === undefined) return;
  if (end === 'COMPLETED' && value.bpmnElementType !== 'MULTI_INSTANCE_BODY')
    changes.tally(value.processDefinitionKey, value.elementId);
  if (value.bpmnElementType === 'PROCESS') {
    const instance = changes.instance(record.key, value.bpmnProcessId, value.processDefinitionKey, record.timestamp);
    instance.version = value.version;
    if (value.parentProcessInstanceKey !== NONE) instance.parentInstanceKey = value.parentProcessInstanceKey;
    if (value.parentElementInstanceKey !== NONE) instance.parentElementInstanceKey = value.parentElementInstanceKey;
    if (end !== undefined && instance.state === 'ACTIVE') {
      instance.state = end;
      instance.endedAt = record.timestamp;
    }
    return;
  }
  const element = changes.element(record.key, value, record.timestamp);
  if (end !== undefined && element.state === 'ACTIVE') {
    element.state = end;
    element.leftAt = record.timestamp;
  }
}

const ID_VARIABLES: ReadonlySet<string> = new Set(Object.values(SUBJECTS).map((subject) => subject.id));

/** The ids a process carries at its own scope say what it is about; some carry two. */
function foldVariable(changes: BatchChanges, record: EngineRecord, value: VariableValue): void {
  if (value.scopeKey !== value.processInstanceKey) return;
  if (!ID_VARIABLES.has(value.name)) return;
  const id: unknown = JSON.parse(value.value);
  if (typeof id !== 'string' || id === '') return;
  const instance = changes.instance(
    value.processInstanceKey,
    value.bpmnProcessId,
    value.processDefinitionKey,
    record.timestamp,
  );
  instance.ids[value.name] = id;
}

/** What ends a job. An error that nobody catches is an incident, which is kept by itself. */
const JOB_ENDS: ReadonlySet<string> = new Set(['COMPLETED', 'CANCELED', 'ERROR_THROWN']);
/** What a person is told of a job that was not done. */
const MESSAGE_LENGTH = 1_000;

function foldJob(changes: BatchChanges, record: EngineRecord, value: JobValue): void {
  if (value.type === USER_TASK_JOB_TYPE) return foldTask(changes, record, value);
  if (JOB_ENDS.has(record.intent)) {
    changes.jobs.delete(record.key);
    changes.jobEnds.push(record.key);
    return;
  }
  const job = changes.job(record.key, value, record.timestamp);
  job.retries = value.retries;
  if (record.intent !== 'FAILED' && record.intent !== 'TIMED_OUT') return;
  job.failedAt = record.timestamp;
  job.errorMessage = value.errorMessage?.slice(0, MESSAGE_LENGTH) || null;
}

function foldTask(changes: BatchChanges, record: EngineRecord, value: JobValue): void {
  if (record.intent === 'CREATED') changes.tasks.push({ jobKey: record.key, job: value, createdAt: record.timestamp });
  const state = TASK_ENDS[record.intent];
  if (state !== undefined) changes.taskEnds.push({ jobKey: record.key, state, endedAt: record.timestamp });
}

function foldIncident(changes: BatchChanges, record: EngineRecord, value: IncidentValue): void {
  if (record.intent === 'CREATED')
    changes.incidents.push({ key: record.key, incident: value, createdAt: record.timestamp });
  if (record.intent === 'RESOLVED') changes.incidentEnds.push({ key: record.key, resolvedAt: record.timestamp });
}
