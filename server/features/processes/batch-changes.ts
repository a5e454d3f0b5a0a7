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

/** Everything a batch of records changes; times are epoch milliseconds. */
export interface BatchChanges {
  definitions: DefinitionRow[];
  instances: Map<string, InstanceRow>;
  elements: Map<string, ElementRow>;
  tallies: Map<string, { definitionKey: string; elementId: string; completed: number }>;
  tasks: { jobKey: string; job: JobValue; createdAt: number }[];
  taskEnds: { jobKey: string; state: 'COMPLETED' | 'CANCELED'; endedAt: number }[];
  incidents: { key: string; incident: IncidentValue; createdAt: number }[];
  incidentEnds: { key: string; resolvedAt: number }[];
  /** The row of an instance or element in this batch, made at its first mention. */
  instance(key: string, processId: string, definitionKey: string, at: number): InstanceRow;
  element(key: string, value: ProcessInstanceValue, at: number): ElementRow;
  /** Counts one more completed passage. */
  tally(definitionKey: string, elementId: string): void;
}

export function emptyChanges(): BatchChanges {
  const instances: BatchChanges['instances'] = new Map();
  const elements: BatchChanges['elements'] = new Map();
  const tallies: BatchChanges['tallies'] = new Map();
  return {
    definitions: [],
    instances,
    elements,
    tallies,
    tasks: [],
    taskEnds: [],
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
    tally(definitionKey, elementId) {
      const key = `${definitionKey} ${elementId}`;
      const row = tallies.get(key);
      if (row) row.completed++;
      else tallies.set(key, { definitionKey, elementId, completed: 1 });
    },
  };
}
