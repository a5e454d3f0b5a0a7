import {
  USER_TASK_JOB_TYPE,
  type EngineRecord,
  type IncidentValue,
  type JobValue,
  type ProcessInstanceValue,
  type VariableValue,
} from '../../server/engine/port.js';

export interface OpenTask {
  jobKey: string;
  kind: string;
  /** As the engine evaluated them: `["unit:u1"]` or `role:COUNTER_CLERK`. */
  candidateGroups: string;
  /** The one person it is for; empty for a group's task. */
  assignee: string;
  processInstanceKey: string;
}

interface Instance {
  processId: string;
  /** Element id by element instance key. */
  active: Map<string, string>;
  ended: boolean;
}

/** What a test wants to know, read from the record stream only, as the product does. */
export class RecordView {
  readonly instances = new Map<string, Instance>();
  readonly tasks = new Map<string, OpenTask>();
  /** Types of open service jobs by job key. */
  readonly jobs = new Map<string, string>();
  readonly incidents = new Map<string, IncidentValue>();
  /** How often each element was completed. */
  readonly completed = new Map<string, number>();
  /** Variables by scope key. */
  readonly #variables = new Map<string, Map<string, unknown>>();
  /** Records taken in that say something about a case. */
  told = 0;
  #position = 0;

  apply(record: EngineRecord): void {
    // at least once: what was seen is not seen again
    if (record.position <= this.#position) return;
    this.#position = record.position;
    if (record.valueType !== 'MESSAGE') this.told++;
    switch (record.valueType) {
      case 'PROCESS_INSTANCE':
        return this.#element(record, record.value as unknown as ProcessInstanceValue);
      case 'JOB':
        return this.#job(record, record.value as unknown as JobValue);
      case 'VARIABLE':
        return this.#variable(record.value as unknown as VariableValue);
      case 'INCIDENT':
        if (record.intent === 'CREATED') this.incidents.set(record.key, record.value as unknown as IncidentValue);
        if (record.intent === 'RESOLVED') this.incidents.delete(record.key);
    }
  }

  #element({ intent, key }: EngineRecord, value: ProcessInstanceValue): void {
    const finished = intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED';
    if (intent === 'ELEMENT_COMPLETED') {
      this.completed.set(value.elementId, (this.completed.get(value.elementId) ?? 0) + 1);
    }
    if (value.bpmnElementType === 'PROCESS') {
      if (intent === 'ELEMENT_ACTIVATING') {
        this.instances.set(key, { processId: value.bpmnProcessId, active: new Map(), ended: false });
      }
      const instance = this.instances.get(key);
      if (instance && finished) instance.ended = true;
      return;
    }
    const active = this.instances.get(value.processInstanceKey)?.active;
    if (intent === 'ELEMENT_ACTIVATING') active?.set(key, value.elementId);
    if (finished) active?.delete(key);
  }

  #job({ intent, key }: EngineRecord, value: JobValue): void {
    if (intent === 'COMPLETED' || intent === 'CANCELED' || intent === 'ERROR_THROWN') {
      this.tasks.delete(key);
      this.jobs.delete(key);
    } else if (intent === 'CREATED' && value.type !== USER_TASK_JOB_TYPE) {
      this.jobs.set(key, value.type);
    } else if (intent === 'CREATED') {
      this.tasks.set(key, {
        jobKey: key,
        kind: value.customHeaders['kind'] ?? '',
        candidateGroups: value.customHeaders['io.camunda.zeebe:candidateGroups'] ?? '',
        assignee: value.customHeaders['io.camunda.zeebe:assignee'] ?? '',
        processInstanceKey: value.processInstanceKey,
      });
    }
  }

  #variable({ name, value, scopeKey }: VariableValue): void {
    const scope = this.#variables.get(scopeKey) ?? new Map<string, unknown>();
    this.#variables.set(scopeKey, scope.set(name, JSON.parse(value)));
  }

  /** A variable of the process scope of an instance. */
  variable(processInstanceKey: string, name: string): unknown {
    return this.#variables.get(processInstanceKey)?.get(name);
  }

  /** Keys of the instances of a process that carry this id, oldest first. */
  instancesOf(processId: string, name: string, id: string): string[] {
    return [...this.instances]
      .filter(([key, instance]) => instance.processId === processId && this.variable(key, name) === id)
      .map(([key]) => key);
  }

  /** Ids of the elements on which a token of an instance stands, sorted. */
  position(processInstanceKey: string): string[] {
    return [...(this.instances.get(processInstanceKey)?.active.values() ?? [])].sort();
  }

  running(): number {
    return [...this.instances.values()].filter(({ ended }) => !ended).length;
  }

  times(elementId: string): number {
    return this.completed.get(elementId) ?? 0;
  }
}
