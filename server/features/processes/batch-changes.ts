import type { IncidentValue, JobValue, ProcessInstanceValue } from '../../engine/port.js';

export type EndState = 'COMPLETED' | 'TERMINATED';
export type InstanceState = 'ACTIVE' | EndState;

export interface DefinitionRow {
  key: string;
  processId: string;
  version: number;
  resourceName: string;
  xml: string;
  deployedAt: number;
}

/** What a batch says of one instance. `version` 0: not said yet (its variables may come before it). */
export interface InstanceRow {
  key: string;
  processId: string;
  definitionKey: string;
  version: number;
  parentInstanceKey: string | null;
  parentElementInstanceKey: string | null;
  /** Ids that its own scope carries, by variable: what it is about (SUBJECTS of the contract). */
  ids: Record<string, string>;
  state: InstanceState;
  startedAt: number;
  endedAt: number | null;
}

export interface ElementRow {
  key: string;
  processInstanceKey: string;
  definitionKey: string;
  processId: string;
  elementId: string;
  elementType: string;
  state: InstanceState;
  enteredAt: number;
  leftAt: number | null;
}

/** What a batch says of a job that waits for a worker. */
export interface JobRow {
  key: string;
  type: string;
  retries: number;
  processInstanceKey: string;
  definitionKey: string;
  processId: string;
  elementId: string;
  elementInstanceKey: string;
  createdAt: number;
  /** Null: this batch knows of no failure. */
  failedAt: number | null;
  errorMessage: string | null;
}

/** Everything a batch of records changes; times are epoch milliseconds. */
export interface BatchChanges {
  definitions: DefinitionRow[];
  instances: Map<string, InstanceRow>;
  elements: Map<string, ElementRow>;
  tallies: Map<string, { definitionKey: string; elementId: string; completed: number }>;
  tasks: { jobKey: string; job: JobValue; createdAt: number }[];
  taskEnds: { jobKey: string; state: 'COMPLETED' | 'CANCELED'; endedAt: number }[];
  /** Jobs that are open at the end of the batch; whoever began and ended within it leaves no trace. */
  jobs: Map<string, JobRow>;
  jobEnds: string[];
  incidents: { key: string; incident: IncidentValue; createdAt: number }[];
  incidentEnds: { key: string; resolvedAt: number }[];
  /** The row of an instance or element in this batch, made at its first mention. */
  instance(key: string, processId: string, definitionKey: string, at: number): InstanceRow;
  element(key: string, value: ProcessInstanceValue, at: number): ElementRow;
  job(key: string, value: JobValue, at: number): JobRow;
  /** Counts one more completed passage. */
  tally(definitionKey: string, elementId: string): void;
}

export function emptyChanges(): BatchChanges {
  const instances: BatchChanges['instances'] = new Map();
  const elements: BatchChanges['elements'] = new Map();
  const tallies: BatchChanges['tallies'] = new Map();
  const jobs: BatchChanges['jobs'] = new Map();
  return {
    definitions: [],
    instances,
    elements,
    tallies,
    tasks: [],
    taskEnds: [],
    jobs,
    jobEnds: [],
    incidents: [],
    incidentEnds: [],
    instance(key, processId, definitionKey, at) {
      let row = instances.get(key);
      if (!row) {
        row = {
          key,
          processId,
          definitionKey,
          version: 0,
          parentInstanceKey: null,
          parentElementInstanceKey: null,
          ids: {},
          state: 'ACTIVE',
          startedAt: at,
          endedAt: null,
        };
        instances.set(key, row);
      }
      return row;
    },
    element(key, value, at) {
      let row = elements.get(key);
      if (!row) {
        row = {
          key,
          processInstanceKey: value.processInstanceKey,
          definitionKey: value.processDefinitionKey,
          processId: value.bpmnProcessId,
          elementId: value.elementId,
          elementType: value.bpmnElementType,
          state: 'ACTIVE',
          enteredAt: at,
          leftAt: null,
        };
        elements.set(key, row);
      }
      return row;
    },
    job(key, value, at) {
      let row = jobs.get(key);
      if (!row) {
        row = {
          key,
          type: value.type,
          retries: value.retries,
          processInstanceKey: value.processInstanceKey,
          definitionKey: value.processDefinitionKey,
          processId: value.bpmnProcessId,
          elementId: value.elementId,
          elementInstanceKey: value.elementInstanceKey,
          createdAt: at,
          failedAt: null,
          errorMessage: null,
        };
        jobs.set(key, row);
      }
      return row;
    },
    tally(definitionKey, elementId) {
      const key = `${definitionKey} ${elementId}`;
      const row = tallies.get(key);
      if (row) row.completed++;
      else tallies.set(key, { definitionKey, elementId, completed: 1 });
    },
  };
}
