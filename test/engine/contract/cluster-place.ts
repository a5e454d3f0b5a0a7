import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineCommands, EngineRecord } from '../../../server/engine/port.js';
import type { BrokerClock } from '../../broker/broker-clock.js';
import type { DueTimes } from './due-times.js';
import type { RecordCollector } from './record-collector.js';
import { withRelativeVersions } from './relative-versions.js';
import type { Place } from './run-script.js';

/** A broker looks for what is due after its clock was moved; how long that may take, and how long what nobody can see is given. */
const OVERDUE_MS = 10_000;
const UNSEEN_MS = 60;
/** A back-off by the machine's clock is over by then. */
const REAL_TIME_MS = 300;

export interface ClusterParts {
  engine: EngineCommands;
  collector: RecordCollector;
  clock: BrokerClock;
  due: DueTimes;
  isStandIn: boolean;
}

/** One case's time on a cluster: its clock, and processes whose versions begin with 1. */
export class ClusterPlace implements Place {
  readonly engine: EngineCommands;
  readonly resultTimeout: number;
  private readonly files = new Map<string, { name: string; content: string }>();
  private time: () => number = () => 0;
  private isFree = false;

  constructor(private readonly parts: ClusterParts) {
    const relative = withRelativeVersions(parts.engine);
    this.engine = {
      ...relative,
      deployResources: async (resources) => {
        const deployed = await relative.deployResources(resources);
        for (const resource of resources) this.files.set(resource.content, resource);
        return deployed;
      },
    };
    this.resultTimeout = parts.isStandIn ? 300 : 2_000;
  }

  /** Stops the clock at an instant. */
  async pin(instant: number): Promise<void> {
    const pinned = await this.parts.clock.pin(instant);
    this.time = () => pinned;
    this.isFree = false;
  }

  /** Lets the clock run. */
  async runFree(): Promise<void> {
    const from = await this.parts.clock.reset();
    const start = performance.now();
    this.time = () => from + Math.floor(performance.now() - start);
    this.isFree = true;
  }

  now(): number {
    return this.time();
  }

  async advance(by: number): Promise<void> {
    if (this.isFree) {
      await sleep(by + REAL_TIME_MS);
      return;
    }
    await this.pin(this.now() + by);
    if (this.parts.isStandIn) return;
    const until = performance.now() + OVERDUE_MS;
    while (this.parts.due.isOverdue(this.now()) && performance.now() < until) await sleep(5);
    await sleep(UNSEEN_MS);
  }

  drain(): Promise<EngineRecord[]> {
    return this.parts.collector.drain(this.engine, this.parts.isStandIn ? 1 : 2);
  }

  /** What was taken of the case's files, also by its steps. */
  deployedFiles(): { name: string; content: string }[] {
    return [...this.files.values()];
  }
}
