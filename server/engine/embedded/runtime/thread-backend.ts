import { Worker } from 'node:worker_threads';
import type { EngineHealth } from '../../port.js';
import { reject } from '../commands/reject.js';
import type { BackendEvent, BackendMethods, EngineBackend } from './engine-backend.js';
import type { LocalBackendOptions } from './local-backend.js';
import {
  MessageBatch,
  remoteCommands,
  unpackError,
  type ThreadMessage,
  type ThreadRequest,
} from './thread-protocol.js';

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The engine in a worker thread, seen from outside. When the thread dies, every command in hand is UNAVAILABLE. */
export class ThreadBackend implements EngineBackend {
  readonly commands = remoteCommands((method, args) => this.call(method, args));
  private readonly pending = new Map<number, Pending>();
  private readonly listeners: ((event: BackendEvent) => void)[] = [];
  private readonly outbound: MessageBatch<ThreadRequest>;
  private nextId = 1;
  private failure: string | null = null;

  private constructor(
    worker: Worker,
    private readonly exited: Promise<void>,
  ) {
    this.outbound = new MessageBatch((requests) => worker.postMessage(requests));
    worker.on('message', (messages: ThreadMessage[]) => {
      for (const message of messages) this.receive(message);
    });
    worker.on('error', (error: Error) => (this.failure ??= `The engine's thread failed: ${error.message}`));
    worker.on('exit', () => this.abandon());
  }

  /** @throws EngineOpenError */
  static async open(entry: URL, options: LocalBackendOptions): Promise<ThreadBackend> {
    const worker = new Worker(entry, { workerData: options });
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await new Promise<void>((resolve, fail) => {
      worker.once('error', fail);
      worker.once('message', ([message]: ThreadMessage[]) => {
        worker.off('error', fail);
        if (typeof message === 'object' && message.kind === 'refused') {
          fail(unpackError(message.error));
          void worker.terminate();
        } else resolve();
      });
    });
    return new ThreadBackend(worker, exited);
  }

  onEvent(listener: (event: BackendEvent) => void): void {
    this.listeners.push(listener);
  }

  readRecords = this.remote('readRecords');
  describeDefinitions = this.remote('describeDefinitions');
  acknowledge = this.remote('acknowledge');
  advanceTo = this.remote('advanceTo');
  idle = this.remote('idle');

  async health(): Promise<EngineHealth> {
    if (this.failure) return { engine: 'embedded', healthy: false, detail: this.failure };
    return (await this.call('health', [])) as EngineHealth;
  }

  async close(): Promise<void> {
    if (this.failure === null) await this.call('close', []);
    await this.exited;
  }

  private remote<M extends keyof BackendMethods>(method: M): BackendMethods[M] {
    return ((...args: unknown[]) => this.call(method, args)) as BackendMethods[M];
  }

  private call(method: ThreadRequest['method'], args: unknown[]): Promise<unknown> {
    if (this.failure) return Promise.reject(reject('UNAVAILABLE', this.failure));
    const id = this.nextId++;
    return new Promise((resolve, fail) => {
      this.pending.set(id, { resolve, reject: fail });
      this.outbound.add({ id, method, args });
    });
  }

  private receive(message: ThreadMessage): void {
    if (typeof message === 'number') this.take(message)?.resolve(undefined);
    else if (message.kind === 'reply') this.take(message.id)?.resolve(message.value);
    else if (message.kind === 'failure') this.take(message.id)?.reject(unpackError(message.error));
    else if (message.kind === 'event') for (const listener of this.listeners) listener(message.event);
  }

  private take(id: number): Pending | undefined {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    return waiting;
  }

  private abandon(): void {
    this.failure ??= 'The engine is closed';
    for (const waiting of this.pending.values()) waiting.reject(reject('UNAVAILABLE', this.failure));
    this.pending.clear();
  }
}
