import type { Engine, EngineCommands, EngineRecord } from '../../port.js';
import { PARTITION } from '../state/record-store.js';
import type { BackendMethods, EngineBackend } from './engine-backend.js';
import { RecordReader } from './record-reader.js';
import { RecordSubscription } from './record-subscription.js';

/** Beyond the port: moving a clock that can be moved, and waiting until nothing is queued. */
export interface EngineControl {
  /** Moves the clock to an instant and fires what is due then. Resolves when all of it is durable. */
  advanceTo(epochMs: number): Promise<void>;
  /** Resolves when no command waits. */
  idle(): Promise<void>;
}

/** The port over a backend in this thread or another: its commands are the backend's own, streams and hints are made here. */
export class EngineFacade implements Omit<Engine, keyof EngineCommands>, EngineControl {
  private readonly subscriptions = new Set<RecordSubscription>();
  private readonly reader: RecordReader;
  private readonly jobListeners = new Set<(type: string) => void>();

  constructor(private readonly backend: EngineBackend) {
    this.reader = new RecordReader(backend);
    backend.onEvent((event) => {
      for (const type of event.types) for (const listener of this.jobListeners) listener(type);
    });
  }

  health: BackendMethods['health'] = () => this.backend.health();
  advanceTo: BackendMethods['advanceTo'] = (epochMs) => this.backend.advanceTo(epochMs);
  idle: BackendMethods['idle'] = () => this.backend.idle();

  subscribeToRecords(
    from: Record<number, number>,
    onBatch: (records: EngineRecord[]) => Promise<void>,
  ): () => Promise<void> {
    const subscription = new RecordSubscription(this.reader, from[PARTITION] ?? 0, onBatch, () => this.acknowledge());
    this.subscriptions.add(subscription);
    return async () => {
      await subscription.stop();
      this.subscriptions.delete(subscription);
    };
  }

  onJobsAvailable(listener: (type: string) => void): () => void {
    this.jobListeners.add(listener);
    return () => this.jobListeners.delete(listener);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
    await this.backend.close();
  }

  /** What every subscriber has taken in may be forgotten when it is old. */
  private acknowledge(): void {
    const positions = [...this.subscriptions].map((subscription) => subscription.position);
    // Only a hint for pruning: the next acknowledgement repeats it.
    this.backend.acknowledge(Math.min(...positions)).catch(() => undefined);
  }
}
