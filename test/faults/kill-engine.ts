import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../server/shared/project-root.js';
import { recoverCases } from '../engine/durability/recover-cases.js';
import { withEngineFile } from '../engine/durability/temp-folder.js';
import { randomFrom, type Fault } from './fault.js';

/** Every so many kills the file is brought to rest and looked at, so that a fault is found near where it happened. */
const CHECK_EVERY = 25;
const LONGEST_LIFE_MS = 1_500;

/** A process with nothing but the engine, killed while it runs cases. */
export const killEngine: Fault<{ kills: number; seed: number }> = {
  about: 'kill -9 of a process with the engine alone, at random moments from its very start on',
  options: { kills: 100, seed: 1 },
  async run({ kills, seed }, say) {
    const random = randomFrom(seed);
    const wrong: string[] = [];
    for (let done = 0; done < kills && wrong.length === 0; done += CHECK_EVERY) {
      await withEngineFile(async (file) => {
        const acknowledged: string[] = [];
        const last = Math.min(kills, done + CHECK_EVERY);
        for (let kill = done; kill < last; kill++)
          acknowledged.push(...(await runAndKill(file, `k${kill}`, 100 + random() * LONGEST_LIFE_MS, kill % 2 === 0)));
        const found = acknowledged.length > 0 ? await recoverCases(file, acknowledged) : [];
        wrong.push(...found);
        if (acknowledged.length === 0)
          wrong.push(`${last - done} processes were killed before any of them did anything`);
        say(`${last} kills: ${acknowledged.length} commands had been acknowledged, ${found.length} lost or doubled`);
      });
    }
    return wrong;
  },
};

/**
 * Runs the child for so long, counted from its very start or from its first word (on a busy machine it may be long in coming), then kills
 * it; answers the whole lines it said.
 */
function runAndKill(file: string, prefix: string, milliseconds: number, fromStart: boolean): Promise<string[]> {
  const script = join(projectRoot, 'dist/test/engine/durability/kill-child.js');
  const child = spawn(process.execPath, [script, file, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  const begin = () => (timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds));
  if (fromStart) begin();
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    begin();
  });
  return new Promise((resolve) =>
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said.split('\n').slice(0, -1));
    }),
  );
}
