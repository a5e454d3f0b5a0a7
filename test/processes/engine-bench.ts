import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MESSAGES, MESSAGE_TIME_TO_LIVE, type ErrorCode, type MessageName } from '../../processes/contract.js';
import { openEmbeddedEngine } from '../../server/engine/embedded/open-embedded-engine.js';
import type { ActivatedJob, Engine, Variables } from '../../server/engine/port.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { RecordView, type OpenTask } from './record-view.js';

/** What a scripted worker answers to a job. */
export type Answer = { variables: Variables } | { error: ErrorCode };

/** Stands in for the job handlers of the product. */
export interface Office {
  handle(job: ActivatedJob): Answer;
}

export interface OpenedEngine {
  engine: Engine;
  folder: string;
}

const LOCK = 60_000;

/** An embedded engine in a folder of its own, with diagrams below processes/ deployed; `spoil` draws them wrong, for a negative control. */
export async function openEngine(diagrams: string[], spoil = (xml: string) => xml): Promise<OpenedEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'kuaiban-processes-'));
  const engine = await openEmbeddedEngine({
    file: join(folder, 'engine.db'),
    thread: false,
    clock: { kind: 'controlled', now: Date.parse('2026-03-02T09:00:00+08:00') },
  });
  const content = (name: string) => spoil(readFileSync(join(projectRoot, 'processes', name), 'utf8'));
  await engine.deployResources(diagrams.map((name) => ({ name, content: content(name) })));
  return { engine, folder };
}

/** Diagrams on the embedded engine with a scripted office; a test speaks to it as outbox and inbox would. */
export class EngineBench<T extends Office> {
  readonly view = new RecordView();
  readonly engine: Engine;
  readonly #folder: string;
  readonly #stop: () => Promise<void>;
  #messages = 0;
  #marker = { messageId: '', seen: () => {} };

  constructor(
    { engine, folder }: OpenedEngine,
    readonly office: T,
  ) {
    this.engine = engine;
    this.#folder = folder;
    this.#stop = engine.subscribeToRecords({}, (records) => {
      for (const record of records) {
        this.view.apply(record);
        if (record.valueType === 'MESSAGE' && record.value['messageId'] === this.#marker.messageId) this.#marker.seen();
      }
      return Promise.resolve();
    });
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.engine.close();
    rmSync(this.#folder, { recursive: true, force: true });
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

  /** Publishes and works on until everybody waits. */
  async send(name: MessageName, key: string): Promise<void> {
    await this.publish(name, key);
    await this.settle();
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

  /** The open task of a kind in one of these instances. */
  protected taskIn(processInstanceKeys: string[], kind: string): OpenTask | undefined {
    return [...this.view.tasks.values()].find(
      (task) => task.kind === kind && processInstanceKeys.includes(task.processInstanceKey),
    );
  }
}
