import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineRecord } from '../../../server/engine/port.js';
import { compare, recoverCases } from './recover-cases.js';
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

test('a process killed again and again loses nothing it acknowledged and does nothing twice', async () => {
  await withEngineFile(async (file) => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await runAndKill(file, `c${kill}`)));
    expect(acknowledged.filter((line) => line.startsWith('completed')).length).toBeGreaterThan(0);
    expect(await recoverCases(file, acknowledged)).toEqual([]);
  });
}, 180_000);

test('what is lost or doubled would be seen (control)', () => {
  const record = (position: number, valueType: string, intent: string, key: string) =>
    ({ position, valueType, intent, key, value: {} }) as EngineRecord;
  const whole = [record(1, 'PROCESS_INSTANCE', 'ELEMENT_COMPLETED', '7'), record(2, 'JOB', 'COMPLETED', '8')];
  const said = ['created 7', 'completed 8'];
  expect(compare(whole, said)).toEqual([]);
  expect(compare(whole, [...said, 'created 9', 'completed 9', 'completed 8', 'failed x'])).toHaveLength(4);
  expect(compare([...whole, record(3, 'PROCESS_INSTANCE', 'ELEMENT_COMPLETED', '7')], said)).toHaveLength(1);
  expect(compare(whole.slice(1), said)).toEqual([expect.stringMatching(/^record 1/), 'case 7 is lost']);
});
