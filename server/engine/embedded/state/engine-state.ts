import { CompensationStore } from './compensation-store.js';
import { DefinitionStore } from './definition-store.js';
import type { EngineDatabase } from './engine-database.js';
import { IncidentStore } from './incident-store.js';
import { InstanceStore } from './instance-store.js';
import { JobStore } from './job-store.js';
import { KeyGenerator } from './key-generator.js';
import { MessageStore } from './message-store.js';
import { RecordStore } from './record-store.js';
import { SignalStore } from './signal-store.js';
import { SubscriptionStore } from './subscription-store.js';
import { TimerStore } from './timer-store.js';

/** The stores over one file. Element instances wait until the unit of work ends, records until the transaction does; the rest is written at once. */
export class EngineState {
  readonly keys: KeyGenerator;
  readonly definitions: DefinitionStore;
  readonly instances: InstanceStore;
  readonly jobs: JobStore;
  readonly timers: TimerStore;
  readonly subscriptions: SubscriptionStore;
  readonly messages: MessageStore;
  readonly signals: SignalStore;
  readonly compensations: CompensationStore;
  readonly incidents: IncidentStore;
  readonly records: RecordStore;

  constructor(readonly database: EngineDatabase) {
    this.keys = new KeyGenerator(database);
    this.definitions = new DefinitionStore(database);
    this.instances = new InstanceStore(database, this.keys);
    this.jobs = new JobStore(database);
    this.timers = new TimerStore(database);
    this.subscriptions = new SubscriptionStore(database);
    this.messages = new MessageStore(database);
    this.signals = new SignalStore(database);
    this.compensations = new CompensationStore(database);
    this.incidents = new IncidentStore(database);
    this.records = new RecordStore(database);
  }

  /** Forgets a unit of work that was refused before it wrote; `records` is how many were pending when it began. */
  discard(records: number): void {
    this.instances.discard();
    this.records.discardFrom(records);
  }

  /** After a transaction was rolled back: what memory knows must be what the file holds. */
  reload(recordPosition: number): void {
    this.instances.reload();
    this.jobs.reload();
    this.records.rewindTo(recordPosition);
    this.keys.reload();
    this.definitions.reload();
  }
}
