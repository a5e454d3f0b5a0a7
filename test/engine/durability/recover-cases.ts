import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { EngineRecord } from '../../../server/engine/port.js';
import { CaseDriver } from './case-driver.js';

/**
 * Opens a file whose process was killed, lets every case that began come to its end and compares the record stream with what the
 * killed processes had acknowledged; answers what is lost or doubled, in words.
 */
export async function recoverCases(file: string, acknowledged: readonly string[]): Promise<string[]> {
  const records: EngineRecord[] = [];
  let reachedEnd = (): unknown => undefined;
  const engine = await openEmbeddedEngine({ file, thread: true });
  const stop = engine.subscribeToRecords({ 1: 0 }, (batch) => {
    records.push(...batch);
    reachedEnd();
    return Promise.resolve();
  });
  const driver = new CaseDriver(engine, 3);
  const created = keysOf(acknowledged, 'created');
  const begun = () => records.filter((r) => r.intent === 'ELEMENT_ACTIVATING' && isRoot(r)).length;
  do await driver.untilFinished(driver.finished + 1);
  while (driver.finished < Math.max(created.length, begun()));
  await driver.close();
  // The two subscriptions come to the end one after the other.
  const { newestPositions } = await engine.health();
  await new Promise<void>((resolve) => {
    reachedEnd = () => (records.at(-1)?.position ?? 0) >= (newestPositions?.[1] ?? 0) && resolve();
    reachedEnd();
  });
  await stop();
  await engine.close();
  return compare(records, acknowledged);
}

/** What the record stream of finished cases must say of acknowledged commands. */
export function compare(records: readonly EngineRecord[], acknowledged: readonly string[]): string[] {
  const wrong = acknowledged.filter((line) => /^(failed|refused)/.test(line));
  const gap = records.findIndex((record, index) => record.position !== index + 1);
  if (gap >= 0) wrong.push(`record ${gap + 1} is at position ${String(records[gap]?.position)}`);
  const elements = records.filter((r) => r.valueType === 'PROCESS_INSTANCE' && r.intent.startsWith('ELEMENT_'));
  for (const [step, count] of countBy(elements, (r) => `${r.key} ${r.intent}`))
    if (count > 1) wrong.push(`element instance ${step} stands there ${count} times`);
  const finished = new Set(elements.filter((r) => r.intent === 'ELEMENT_COMPLETED').map((r) => r.key));
  for (const key of keysOf(acknowledged, 'created')) if (!finished.has(key)) wrong.push(`case ${key} is lost`);
  const jobs = countBy(
    records.filter((r) => r.valueType === 'JOB' && r.intent === 'COMPLETED'),
    (r) => r.key,
  );
  for (const [key, times] of countBy(keysOf(acknowledged, 'completed'), (key) => key)) {
    if (times > 1) wrong.push(`the completion of job ${key} was acknowledged ${times} times`);
    if (jobs.get(key) !== 1) wrong.push(`job ${key} was completed ${jobs.get(key) ?? 0} times`);
  }
  return wrong;
}

const isRoot = ({ value }: EngineRecord) =>
  value.bpmnElementType === 'PROCESS' && value.parentElementInstanceKey === '-1';

const keysOf = (lines: readonly string[], kind: string): string[] =>
  lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));

function countBy<T>(all: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}
