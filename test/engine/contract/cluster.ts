import { brokerClock, type BrokerClock } from '../../broker/broker-clock.js';
import { ClusterPlace } from './cluster-place.js';
import { DueTimes } from './due-times.js';
import { joinEngine, type JoinOptions } from './join-engine.js';
import { RecordCollector } from './record-collector.js';
import { runScript, type LabCase, type ScriptHooks } from './run-script.js';
import { switchOffStarts } from './switch-off-starts.js';
import { DEFAULT_START } from './trace-lab.js';
import type { Trace } from './trace.js';
import { TraceNormaliser } from './trace-normaliser.js';

export interface ClusterOptions extends JoinOptions {
  /** `http://host:port` of the actuator that moves its clock. */
  management: string;
}

/** A cluster that cases run on one after another, each in a week of its own: what one leaves must not reach the next. */
export interface Cluster {
  /** What its gateway says it is: `8.5.8`. */
  version: string;
  /** No Zeebe is behind it; see test/broker/stand-in. */
  isStandIn: boolean;
  run(one: LabCase, hooks?: Pick<ScriptHooks, 'lenient'>): Promise<Trace>;
  close(): Promise<void>;
}

const WEEK_MS = 7 * 86_400_000;

/** Joins a cluster of one partition over the product's own adapter. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { engine, version, isStandIn } = await joinEngine(options);
  const due = new DueTimes();
  const collector = new RecordCollector((record) => due.see(record));
  collector.follow(engine);
  const clock = brokerClock(options.management);
  return {
    version,
    isStandIn,
    async run(one, hooks = {}) {
      const place = new ClusterPlace({ engine, collector, clock, due, isStandIn });
      if (one.realTime) await place.runFree();
      else await place.pin(await nextStart(clock, one.startsAt ?? DEFAULT_START));
      await place.drain();
      const seen = new TraceNormaliser(() => place.now());
      try {
        return await runScript(place, one, hooks, seen);
      } finally {
        seen.lines(await place.drain());
        for (const key of seen.roots()) await engine.cancelProcessInstance(key);
        await switchOffStarts(engine, place.deployedFiles());
        await place.drain();
      }
    },
    async close() {
      await collector.leave();
      await engine.close();
    },
  };
}

/** When the case was recorded or, where the clock is past that already, the first week after it at the same weekday and hour. */
async function nextStart(clock: BrokerClock, startsAt: number): Promise<number> {
  const late = (await clock.now()) - startsAt;
  return late < 0 ? startsAt : startsAt + (Math.floor(late / WEEK_MS) + 1) * WEEK_MS;
}
