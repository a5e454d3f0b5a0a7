import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MESSAGES, MESSAGE_TIME_TO_LIVE, PROCESS_IDS, type MessageName } from '../../processes/contract.js';
import { openEmbeddedEngine } from '../../server/engine/embedded/open-embedded-engine.js';
import type { Engine } from '../../server/engine/port.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { RecordView, type OpenTask } from './record-view.js';
import { ScriptedOffice, type ItemKey, type ScriptedItem } from './scripted-office.js';

const DIAGRAMS = ['one-things/unemployment.bpmn', 'shared/item-handling.bpmn'];
const LOCK = 60_000;

/** Both diagrams on the embedded engine, with scripted workers; a test speaks to it as outbox and inbox would. */
export class ProcessBench {
  readonly office = new ScriptedOffice();
  readonly view = new RecordView();
  #messages = 0;
  #marker = { messageId: '', seen: () => {} };
  #stop: () => Promise<void> = () => Promise.resolve();

  private constructor(
    readonly engine: Engine,
    readonly folder: string,
  ) {}

  static async open(): Promise<ProcessBench> {
    const folder = mkdtempSync(join(tmpdir(), 'kuaiban-processes-'));
    const engine = await openEmbeddedEngine({
      file: join(folder, 'engine.db'),
      thread: false,
      clock: { kind: 'controlled', now: Date.parse('2026-03-02T09:00:00+08:00') },
    });
    const bench = new ProcessBench(engine, folder);
    const content = (name: string) => readFileSync(join(projectRoot, 'processes', name), 'utf8');
    await engine.deployResources(DIAGRAMS.map((name) => ({ name, content: content(name) })));
    bench.#listen();
    return bench;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #listen(): void {
    this.#stop = this.engine.subscribeToRecords({}, (records) => {
      for (const record of records) {
        this.view.apply(record);
        if (record.valueType === 'MESSAGE' && record.value['messageId'] === this.#marker.messageId) this.#marker.seen();
      }
      return Promise.resolve();
    });
  }

  /** Sends a message as the relay does: the contract's payload and time to live, the outbox id as message id. */
  async publish(name: MessageName, key: string, messageId = `out-${++this.#messages}`): Promise<void> {
    const { payload, timeToLive } = MESSAGES[name];
    await this.engine.publishMessage({
      name,
      correlationKey: key,
      messageId,
      timeToLive: MESSAGE_TIME_TO_LIVE[timeToLive],
      variables: Object.fromEntries(payload.map((variable) => [variable, key])),
    });
  }

  /** Submits an application with chosen items and works until everybody waits. */
  async submit(applicationId: string, chosen: ItemKey[]): Promise<void> {
    this.office.chosen.set(applicationId, chosen);
    await this.publish('application.submitted', applicationId);
    await this.settle();
  }

  /** Submits and accepts: every chosen part is with its unit. */
  async accept(applicationId: string, chosen: ItemKey[]): Promise<void> {
    await this.submit(applicationId, chosen);
    await this.complete(this.precheckTask(applicationId), { precheckResult: 'COMPLETE' });
  }

  /** Does every service job until none is left and the record stream tells nothing new between two markers. */
  async settle(): Promise<void> {
    let told: number;
    do {
      told = this.view.told;
      await this.#passMarker();
      for (const type of new Set(this.view.jobs.values())) await this.#work(type);
    } while (this.view.told !== told || this.view.jobs.size > 0);
  }

  async #passMarker(): Promise<void> {
    const messageId = `marker-${++this.#messages}`;
    const seen = new Promise<void>((resolve) => {
      this.#marker = { messageId, seen: resolve };
    });
    await this.engine.publishMessage({ name: 'bench.marker', correlationKey: 'bench', messageId, timeToLive: 0 });
    await seen;
  }

  async #work(type: string): Promise<void> {
    const jobs = await this.engine.activateJobs({ type, worker: 'bench', timeout: LOCK, maxJobsToActivate: 50 });
    for (const job of jobs) {
      const answer = this.office.handle(job);
      if ('error' in answer) await this.engine.throwError({ jobKey: job.key, errorCode: answer.error });
      else await this.engine.completeJob({ jobKey: job.key, variables: answer.variables });
    }
  }

  async complete(task: OpenTask, variables: Record<string, unknown>): Promise<void> {
    await this.engine.completeJob({ jobKey: task.jobKey, variables });
    await this.settle();
  }

  #task(processInstanceKeys: string[], kind: string): OpenTask | undefined {
    return [...this.view.tasks.values()].find(
      (task) => task.kind === kind && processInstanceKeys.includes(task.processInstanceKey),
    );
  }

  applicationInstances(applicationId: string): string[] {
    return this.view.instancesOf(PROCESS_IDS.unemploymentOneThing, 'applicationId', applicationId);
  }

  itemInstances(item: ScriptedItem): string[] {
    return this.view.instancesOf(PROCESS_IDS.itemHandling, 'itemId', item.id);
  }

  precheckTask(applicationId: string): OpenTask {
    const task = this.#task(this.applicationInstances(applicationId), 'application.precheck');
    if (!task) throw new Error(`${applicationId} is not being prechecked`);
    return task;
  }

  /** The open task of a part, whatever its kind; undefined while the part waits, or after its end. */
  taskOf(item: ScriptedItem): OpenTask | undefined {
    const instances = this.itemInstances(item);
    return this.#task(instances, 'item.handle') ?? this.#task(instances, 'item.assign-unit');
  }

  /** Where the newest instance of a part stands. */
  positionOf(item: ScriptedItem): string[] {
    const instance = this.itemInstances(item).at(-1);
    return instance === undefined ? [] : this.view.position(instance);
  }

  positionOfApplication(applicationId: string): string[] {
    const instance = this.applicationInstances(applicationId).at(-1);
    return instance === undefined ? [] : this.view.position(instance);
  }

  /** An official decides, as the command would: the row first, then the task. */
  async decide(item: ScriptedItem, decision: 'GRANT' | 'REFUSE' | 'CORRECT' | 'SUSPEND' | 'RETURN'): Promise<void> {
    const task = this.taskOf(item);
    if (task?.kind !== 'item.handle') throw new Error(`${item.id} is not being handled`);
    if (decision === 'GRANT') item.outcome = 'GRANTED';
    if (decision === 'REFUSE') item.outcome = 'REFUSED';
    if (decision === 'RETURN' && item.unitId) item.returnedBy.add(item.unitId);
    await this.complete(task, { decision });
  }

  async assignUnit(item: ScriptedItem, unitId: string): Promise<void> {
    const task = this.taskOf(item);
    if (task?.kind !== 'item.assign-unit') throw new Error(`${item.id} does not wait for a unit`);
    item.unitId = unitId;
    await this.complete(task, { unitId });
  }

  /** The latest id of a wait: `cor` (subject: application or item), `sus`, `inv`. */
  latest(kind: 'cor' | 'sus' | 'inv', subject: string): string {
    const id = this.office.latest.get(`${kind} ${subject}`);
    if (!id) throw new Error(`${subject} has no ${kind}`);
    return id;
  }

  /** Publishes and works on until everybody waits. */
  async send(name: MessageName, key: string): Promise<void> {
    await this.publish(name, key);
    await this.settle();
  }
}
