import { copyFileSync, existsSync } from 'node:fs';
import { openEmbeddedEngine, type EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine, EngineRecord } from '../../../server/engine/port.js';
import { RecordCollector } from './record-collector.js';
import type { Place } from './run-script.js';

/** An embedded engine of its own, on a clock that stands still, which can be closed or killed and opened again. */
export class EmbeddedPlace implements Place {
  readonly resultTimeout = 50;
  engine!: Engine & EngineControl;
  private readonly collector = new RecordCollector();

  private constructor(
    public file: string,
    private time: number,
  ) {}

  static async open(file: string, startsAt: number): Promise<EmbeddedPlace> {
    const place = new EmbeddedPlace(file, startsAt);
    await place.open();
    return place;
  }

  now(): number {
    return this.time;
  }

  advance(by: number): Promise<void> {
    this.time += by;
    return this.engine.advanceTo(this.time);
  }

  drain(): Promise<EngineRecord[]> {
    return this.collector.drain(this.engine, 1);
  }

  /** `kill`: goes on with the file as a killed process would have left it. */
  async restart(how: 'close' | 'kill'): Promise<void> {
    const left = `${this.file}-next`;
    if (how === 'kill')
      for (const suffix of ['', '-wal'])
        if (existsSync(this.file + suffix)) copyFileSync(this.file + suffix, left + suffix);
    await this.collector.leave();
    await this.engine.close();
    if (how === 'kill') this.file = left;
    await this.open();
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private async open(): Promise<void> {
    const clock = { kind: 'controlled', now: this.time } as const;
    this.engine = await openEmbeddedEngine({ file: this.file, thread: false, clock });
    this.collector.follow(this.engine);
  }
}
