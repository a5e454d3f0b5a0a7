import { openEmbeddedEngine } from '../../server/engine/embedded/open-embedded-engine.js';
import type { EngineRecord } from '../../server/engine/port.js';
import { eventually } from '../support/http-client.js';
import { timerProcess } from './timer-process.js';

/** Instances that are created at the same time. */
const PARALLEL = 500;

/** Starts an instance for each of these instants straight in the engine's file, while the server is down; answers key → due. */
export async function fillTimers(file: string, now: string, dues: readonly string[]): Promise<Map<string, number>> {
  const engine = await openEmbeddedEngine({ file, clock: { kind: 'controlled', now: Date.parse(now) } });
  await engine.deployResources([timerProcess]);
  const created = new Map<string, number>();
  const create = async (due: string) => {
    const variables = { at: new Date(due).toISOString() };
    const { processInstanceKey } = await engine.createProcessInstance({ bpmnProcessId: 'timers', variables });
    created.set(processInstanceKey, Date.parse(due));
  };
  for (let from = 0; from < dues.length; from += PARALLEL)
    await Promise.all(dues.slice(from, from + PARALLEL).map(create));
  await engine.close();
  return created;
}

/** The record stream of a file whose server is down, up to this position. */
export async function readStream(
  file: string,
  last: number,
  now: string,
  each: (record: EngineRecord) => void,
): Promise<void> {
  const engine = await openEmbeddedEngine({ file, clock: { kind: 'controlled', now: Date.parse(now) } });
  let position = 0;
  const stop = engine.subscribeToRecords({ 1: 0 }, (records) => {
    records.forEach(each);
    position = records.at(-1)?.position ?? position;
    return Promise.resolve();
  });
  await eventually(() => Promise.resolve(position >= last), 'the whole record stream', 6_000, 100);
  await stop();
  await engine.close();
}

/** The instance whose timer fired, where a record says so. */
export const firedInstance = ({ valueType, intent, value }: EngineRecord): string | null =>
  valueType === 'TIMER' && intent === 'TRIGGERED' ? String(value.processInstanceKey) : null;

/** Timers that did not fire, or fired more than once. */
export function compareTimers(created: Iterable<string>, fired: ReadonlyMap<string, number>): string[] {
  const known = new Set(created);
  const lost = [...known].filter((key) => !fired.has(key));
  const doubled = [...fired].filter(([, times]) => times > 1);
  const strange = [...fired.keys()].filter((key) => !known.has(key));
  return [
    ...(lost.length > 0 ? [`${lost.length} timers did not fire, ${lost[0]} for one`] : []),
    ...(doubled.length > 0 ? [`${doubled.length} timers fired more than once, ${doubled[0]?.[0]} for one`] : []),
    ...(strange.length > 0 ? [`${strange.length} timers fired that nobody set, ${strange[0]} for one`] : []),
  ];
}
