import { elementAt, type ElementModel, type UserTaskModel } from '../model/element-model.js';
import { USER_TASK_JOB_TYPE } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { JsonObject } from '../runtime/json.js';
import type { ElementInstance } from '../state/element-instance.js';
import { JOB_LOCKED, JOB_READY, type JobRow } from '../state/job-store.js';
import { userTaskAttributes } from './user-task-attributes.js';

const HEADER = 'io.camunda.zeebe:';

/** What a job needs to be created; evaluated before anything is written. */
export interface PreparedJob {
  type: string;
  retries: number;
  headers: Record<string, string>;
}

/** Jobs of tasks, and of user tasks, whose attributes travel as headers (broker rule 21). */
export class Jobs {
  private readonly readyTypes = new Set<string>();

  constructor(private readonly b: Behaviours) {}

  /** @throws ExecutionFailure EXTRACT_VALUE_ERROR when type, retries or an attribute has the wrong type. */
  prepare(instance: ElementInstance, element: ElementModel): PreparedJob {
    if (element.userTask) {
      return { type: USER_TASK_JOB_TYPE, retries: 1, headers: this.userTaskHeaders(instance, element.userTask) };
    }
    const model = element.job;
    if (!model) throw new ExecutionFailure('UNKNOWN', `Element ${element.id} has no job`);
    const { expressions } = this.b;
    const type = expressions.text(model.type, instance);
    return { type, retries: expressions.integer(model.retries, instance), headers: model.headers };
  }

  create(instance: ElementInstance, prepared: PreparedJob, kind?: 'EXECUTION_LISTENER'): void {
    const job: JobRow = {
      key: this.b.state.keys.nextKey(),
      elementInstance: instance.key,
      processInstance: instance.processInstance,
      definition: instance.definition,
      element: instance.element,
      type: prepared.type,
      retries: prepared.retries,
      state: JOB_READY,
      due: 0,
      worker: '',
      headers: JSON.stringify(prepared.headers),
      incident: 0,
    };
    this.b.state.jobs.insert(job);
    instance.job = job.key;
    this.b.records.job(job, 'CREATED', kind && { jobKind: kind });
    this.readyTypes.add(job.type);
  }

  /** What a record of a listener's job says in addition. */
  kindOf(job: JobRow, instance: ElementInstance | undefined): JsonObject {
    return instance && this.b.listeners.isListenerJob(instance, job) ? { jobKind: 'EXECUTION_LISTENER' } : {};
  }

  /** Hands a job out again: after a back-off, a lock that ran out, or an incident that was resolved. */
  makeReady(job: JobRow): void {
    Object.assign(job, { state: JOB_READY, due: 0, worker: '' });
    this.b.state.jobs.update(job);
    this.readyTypes.add(job.type);
  }

  lock(job: JobRow, worker: string, until: number): void {
    Object.assign(job, { state: JOB_LOCKED, due: until, worker });
    this.b.state.jobs.update(job);
  }

  /** The job of an instance that is terminated goes with it, and so does its incident. */
  cancelOf(instance: ElementInstance): void {
    if (!instance.job) return;
    const job = this.b.state.jobs.find(instance.job);
    instance.job = 0;
    if (!job) return;
    this.b.state.jobs.delete(job.key);
    this.b.records.job(job, 'CANCELED', this.kindOf(job, instance));
    if (job.incident) this.b.incidents.resolve(job.incident);
  }

  remove(job: JobRow, instance: ElementInstance): void {
    this.b.state.jobs.delete(job.key);
    instance.job = 0;
  }

  /** Types that became available since the last call; told to workers after the commit. */
  takeReadyTypes(): string[] {
    if (this.readyTypes.size === 0) return [];
    const types = [...this.readyTypes];
    this.readyTypes.clear();
    return types;
  }

  elementOf(job: JobRow): ElementModel {
    return elementAt(this.b.state.definitions.get(job.definition), job.element);
  }

  private userTaskHeaders(instance: ElementInstance, task: UserTaskModel): Record<string, string> {
    const found = userTaskAttributes(this.b, instance, task);
    const attributes = {
      assignee: found.assignee,
      candidateGroups: found.candidateGroups && JSON.stringify(found.candidateGroups),
      candidateUsers: found.candidateUsers && JSON.stringify(found.candidateUsers),
      dueDate: found.dueDate,
      followUpDate: found.followUpDate,
      formKey: task.formKey,
    };
    const headers: Record<string, string> = { ...task.headers };
    for (const [name, value] of Object.entries(attributes)) if (value) headers[HEADER + name] = value;
    return headers;
  }
}
