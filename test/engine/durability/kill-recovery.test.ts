import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { EngineRecord } from '../../../server/engine/port.js';
import { CaseDriver } from './case-driver.js';
import { withEngineFile } from './temp-folder.js';

const KILLS = 3;
const LINES_BEFORE_KILL = 120;

/** Starts the child and kills it (signal 9) as soon as it has acknowledged so many commands. Returns what it said. */
function runAndKill(file: string, prefix: string): Promise<string[]> {
  const script = fileURLToPath(new URL('./kill-child.js', import.meta.url));
  const child = spawn(process.execPath, [script, file, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.split('\n').length > LINES_BEFORE_KILL) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

const countBy = (records: EngineRecord[], key: (record: EngineRecord) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(key(record), (counts.get(key(record)) ?? 0) + 1);
  return counts;
};

test('a process killed again and again loses nothing it acknowledged and does nothing twice', async () => {
  await withEngineFile(async (file) => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await runAndKill(file, `c${kill}`)));
    expect(acknowledged.filter((line) => /^(failed|refused)/.test(line))).toEqual([]);

    const records: EngineRecord[] = [];
    const engine = await openEmbeddedEngine({ file, thread: true });
    const stop = engine.subscribeToRecords({ 1: 0 }, (batch) => {
      records.push(...batch);
      return Promise.resolve();
    });
    const driver = new CaseDriver(engine, 3);
    const created = acknowledged.filter((line) => line.startsWith('created'));
    const isRoot = (r: EngineRecord) =>
      r.value.bpmnElementType === 'PROCESS' && r.value.parentElementInstanceKey === '-1';
    const begun = () => records.filter((r) => r.intent === 'ELEMENT_ACTIVATING' && isRoot(r)).length;
    do await driver.untilFinished(driver.finished + 1);
    while (driver.finished < Math.max(created.length, begun()));
    await driver.close();
    await stop();
    await engine.close();

    expect(records.map((record) => record.position)).toEqual(records.map((_, index) => index + 1));
    const elements = records.filter((r) => r.valueType === 'PROCESS_INSTANCE' && r.intent.startsWith('ELEMENT_'));
    const twice = [...countBy(elements, (r) => `${r.key} ${r.intent}`)].filter(([, count]) => count > 1);
    expect(twice).toEqual([]);
    const finished = new Set(elements.filter((r) => r.intent === 'ELEMENT_COMPLETED').map((r) => r.key));
    expect(created.map((line) => line.split(' ')[1]).filter((key) => !finished.has(key ?? ''))).toEqual([]);
    const jobs = countBy(
      records.filter((r) => r.valueType === 'JOB' && r.intent === 'COMPLETED'),
      (r) => r.key,
    );
    const completions = acknowledged
      .filter((line) => line.startsWith('completed'))
      .map((line) => line.split(' ')[1] ?? '');
    expect(completions.filter((key) => jobs.get(key) !== 1)).toEqual([]);
    expect(new Set(completions).size).toBe(completions.length);
  });
}, 180_000);
