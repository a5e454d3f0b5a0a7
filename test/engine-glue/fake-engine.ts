import {
  EngineRejection,
  type ActivatedJob,
  type EngineCommands,
  type JobNotifications,
  type PublishMessage,
} from '../../server/engine/port.js';

/** What a command did, in the order the engine took it. */
export type Taken = { command: string; key: string; detail?: unknown };

interface FakeJob extends Omit<ActivatedJob, 'worker' | 'deadline'> {
  lockedUntil: number;
  state: 'ACTIVATABLE' | 'COMPLETED' | 'ERROR' | 'INCIDENT';
}

/** Only what the fault tests need of an engine: jobs with locks, messages with ids, and a door where faults come in. */
export class FakeEngine
  implements
    Pick<
      EngineCommands,
      'publishMessage' | 'completeJob' | 'failJob' | 'throwError' | 'activateJobs' | 'cancelProcessInstance'
    >,
    JobNotifications
{
  readonly taken: Taken[] = [];
  readonly jobs = new Map<string, FakeJob>();
  readonly messages = new Map<string, PublishMessage>();
  /** Throws before or after the command took effect: `after` is an answer that got lost. */
  fault: (command: string, key: string, when: 'before' | 'after') => void = () => {};
  running = 0;
  mostRunning = 0;
  now = 0;
  #listeners = new Set<(type: string) => void>();

  async #command<T>(command: string, key: string, effect: () => T, detail?: unknown): Promise<T> {
    this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      await new Promise((resolve) => setImmediate(resolve));
      this.fault(command, key, 'before');
      const result = effect();
      this.taken.push({ command, key, detail });
      this.fault(command, key, 'after');
      return result;
    } finally {
      this.running--;
    }
  }

  publishMessage(message: PublishMessage) {
    const id = `${message.name}|${message.correlationKey}|${message.messageId ?? ''}`;
    return this.#command(
      'publishMessage',
      message.correlationKey,
      () => {
        if (this.messages.has(id)) throw new EngineRejection('ALREADY_EXISTS', 'message id taken');
        this.messages.set(id, message);
        return { key: String(this.messages.size) };
      },
      message,
    );
  }

  addJob(key: string, type: string, variables: Record<string, unknown> = {}, retries = 3): void {
    this.jobs.set(key, {
      key,
      type,
      retries,
      variables,
      processInstanceKey: `pi-${key}`,
      bpmnProcessId: 'P',
      processDefinitionVersion: 1,
      processDefinitionKey: '1',
      elementId: `Task_${type}`,
      elementInstanceKey: `ei-${key}`,
      customHeaders: {},
      lockedUntil: 0,
      state: 'ACTIVATABLE',
    });
    for (const listener of this.#listeners) listener(type);
  }

  onJobsAvailable(listener: (type: string) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  activateJobs(request: { type: string; worker: string; timeout: number; maxJobsToActivate: number }) {
    return this.#command('activateJobs', request.type, () => {
      const found = [...this.jobs.values()]
        .filter((job) => job.type === request.type && job.state === 'ACTIVATABLE' && job.lockedUntil <= this.now)
        .slice(0, request.maxJobsToActivate);
      for (const job of found) job.lockedUntil = this.now + request.timeout;
      return found.map((job) => ({ ...job, worker: request.worker, deadline: job.lockedUntil }));
    });
  }

  /** Ends every lock, as time would. */
  endLocks(): void {
    for (const job of this.jobs.values()) job.lockedUntil = 0;
    for (const job of this.jobs.values()) for (const listener of this.#listeners) listener(job.type);
  }

  #open(jobKey: string): FakeJob {
    const job = this.jobs.get(jobKey);
    if (!job || job.state === 'COMPLETED' || job.state === 'ERROR')
      throw new EngineRejection('NOT_FOUND', `no job ${jobKey}`);
    if (job.state === 'INCIDENT') throw new EngineRejection('INVALID_STATE', `job ${jobKey} has no retries`);
    return job;
  }

  completeJob(request: { jobKey: string; variables?: unknown }) {
    return this.#command(
      'completeJob',
      request.jobKey,
      () => void (this.#open(request.jobKey).state = 'COMPLETED'),
      request.variables,
    );
  }

  throwError(request: { jobKey: string; errorCode: string }) {
    return this.#command(
      'throwError',
      request.jobKey,
      () => void (this.#open(request.jobKey).state = 'ERROR'),
      request.errorCode,
    );
  }

  failJob(request: { jobKey: string; retries: number; retryBackOff?: number; errorMessage?: string }) {
    return this.#command(
      'failJob',
      request.jobKey,
      () => {
        const job = this.#open(request.jobKey);
        job.retries = request.retries;
        job.lockedUntil = 0;
        if (request.retries === 0) job.state = 'INCIDENT';
      },
      request,
    );
  }

  cancelProcessInstance(key: string) {
    return this.#command('cancelProcessInstance', key, () => undefined);
  }

  /** This engine where a whole one is asked for; a command it does not have throws. */
  get commands(): EngineCommands & JobNotifications {
    return this as unknown as EngineCommands & JobNotifications;
  }
}

/** Waits until `condition` holds; fails by the test's own time limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
