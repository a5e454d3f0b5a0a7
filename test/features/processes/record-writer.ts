import type { EngineRecord } from '../../../server/engine/port.js';

/** Writes records as an engine would, with keys and positions of their own; for tests of the projection. */
export class RecordWriter {
  readonly records: EngineRecord[] = [];
  #key = 1000;
  #time = Date.UTC(2026, 10, 25, 1);

  #write(valueType: EngineRecord['valueType'], intent: string, key: string, value: Record<string, unknown>): string {
    this.#time += 1000;
    this.records.push({
      partitionId: 1,
      position: this.records.length + 1,
      timestamp: this.#time,
      key,
      valueType,
      intent,
      value,
    });
    return key;
  }

  #nextKey = () => String(++this.#key);

  definition(processId: string, version: number, name: string): string {
    const key = this.#nextKey();
    const xml = `<bpmn:definitions><bpmn:process id="${processId}" name="${name}"><bpmn:userTask id="Task_A" name="办理&#10;分办件"/></bpmn:process></bpmn:definitions>`;
    const resource = Buffer.from(xml, 'utf8').toString('base64');
    return this.#write('PROCESS', 'CREATED', key, {
      bpmnProcessId: processId,
      version,
      processDefinitionKey: key,
      resourceName: `${processId}.bpmn`,
      resource,
    });
  }

  element(intent: string, instance: Instance, key: string, elementId: string, bpmnElementType: string): void {
    this.#write('PROCESS_INSTANCE', intent, key, {
      bpmnProcessId: instance.processId,
      version: instance.version,
      processDefinitionKey: instance.definitionKey,
      processInstanceKey: instance.key,
      elementId,
      bpmnElementType,
      flowScopeKey: bpmnElementType === 'PROCESS' ? '-1' : instance.key,
      parentProcessInstanceKey: bpmnElementType === 'PROCESS' ? instance.parentKey : '-1',
      parentElementInstanceKey: bpmnElementType === 'PROCESS' ? instance.parentElementKey : '-1',
    });
  }

  /** Variables first or activation first: engines differ. */
  start(
    definitionKey: string,
    processId: string,
    variables: Record<string, unknown>,
    options: Partial<Instance> & { variablesFirst?: boolean } = {},
  ): Instance {
    const instance: Instance = {
      key: this.#nextKey(),
      definitionKey,
      processId,
      version: 1,
      parentKey: '-1',
      parentElementKey: '-1',
      ...options,
    };
    const vars = () =>
      Object.entries(variables).forEach(([name, value]) => this.variable(instance, instance.key, name, value));
    if (options.variablesFirst) vars();
    this.element('ELEMENT_ACTIVATING', instance, instance.key, processId, 'PROCESS');
    this.element('ELEMENT_ACTIVATED', instance, instance.key, processId, 'PROCESS');
    if (!options.variablesFirst) vars();
    return instance;
  }

  variable(instance: Instance, scopeKey: string, name: string, value: unknown): void {
    this.#write('VARIABLE', 'CREATED', this.#nextKey(), {
      name,
      value: JSON.stringify(value),
      scopeKey,
      processInstanceKey: instance.key,
      bpmnProcessId: instance.processId,
      processDefinitionKey: instance.definitionKey,
    });
  }

  end(instance: Instance, how: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED' = 'ELEMENT_COMPLETED'): void {
    this.element(how, instance, instance.key, instance.processId, 'PROCESS');
  }

  enter(instance: Instance, elementId: string, type: string): string {
    const key = this.#nextKey();
    this.element('ELEMENT_ACTIVATING', instance, key, elementId, type);
    this.element('ELEMENT_ACTIVATED', instance, key, elementId, type);
    return key;
  }

  leave(instance: Instance, key: string, elementId: string, type: string, how = 'ELEMENT_COMPLETED'): void {
    this.element(how, instance, key, elementId, type);
  }

  userTask(instance: Instance, elementId: string, kind: string, groups: string[], assignee?: string): Task {
    const elementKey = this.enter(instance, elementId, 'USER_TASK');
    const task = {
      jobKey: this.#nextKey(),
      elementKey,
      elementId,
      instance,
      headers: {
        kind,
        'io.camunda.zeebe:candidateGroups': JSON.stringify(groups),
        ...(assignee ? { 'io.camunda.zeebe:assignee': assignee } : {}),
      },
    };
    this.job(task, 'CREATED');
    return task;
  }

  /** A job for a worker; later records of it may say more. */
  serviceJob(instance: Instance, elementId: string, type: string): ServiceJob {
    const job = { key: this.#nextKey(), type, elementId, instance, elementKey: '' };
    job.elementKey = this.enter(instance, elementId, 'SERVICE_TASK');
    this.serviceJobRecord(job, 'CREATED', 3);
    return job;
  }

  serviceJobRecord(job: ServiceJob, intent: string, retries: number, errorMessage?: string): void {
    this.#write('JOB', intent, job.key, {
      type: job.type,
      retries,
      customHeaders: {},
      bpmnProcessId: job.instance.processId,
      processDefinitionKey: job.instance.definitionKey,
      processInstanceKey: job.instance.key,
      elementId: job.elementId,
      elementInstanceKey: job.elementKey,
      ...(errorMessage === undefined ? {} : { errorMessage }),
    });
  }

  job(task: Task, intent: string): void {
    this.#write('JOB', intent, task.jobKey, {
      type: 'io.camunda.zeebe:userTask',
      retries: 1,
      customHeaders: task.headers,
      bpmnProcessId: task.instance.processId,
      processDefinitionKey: task.instance.definitionKey,
      processInstanceKey: task.instance.key,
      elementId: task.elementId,
      elementInstanceKey: task.elementKey,
    });
  }

  endTask(task: Task, intent: 'COMPLETED' | 'CANCELED'): void {
    this.job(task, intent);
    this.leave(
      task.instance,
      task.elementKey,
      task.elementId,
      'USER_TASK',
      intent === 'COMPLETED' ? 'ELEMENT_COMPLETED' : 'ELEMENT_TERMINATED',
    );
  }

  incident(instance: Instance, elementId: string, elementKey: string, errorMessage: string, jobKey = '-1'): string {
    const key = this.#nextKey();
    return this.#write('INCIDENT', 'CREATED', key, {
      errorType: jobKey === '-1' ? 'EXTRACT_VALUE_ERROR' : 'JOB_NO_RETRIES',
      errorMessage,
      bpmnProcessId: instance.processId,
      processDefinitionKey: instance.definitionKey,
      processInstanceKey: instance.key,
      elementId,
      elementInstanceKey: elementKey,
      jobKey,
    });
  }

  resolved(key: string): void {
    this.#write('INCIDENT', 'RESOLVED', key, {});
  }
}

export interface Instance {
  key: string;
  definitionKey: string;
  processId: string;
  version: number;
  parentKey: string;
  parentElementKey: string;
}

export interface ServiceJob {
  key: string;
  type: string;
  elementId: string;
  instance: Instance;
  elementKey: string;
}

export interface Task {
  jobKey: string;
  elementKey: string;
  elementId: string;
  instance: Instance;
  headers: Record<string, string>;
}
