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
          acknowledged.push(...(await runAndKill(file, `k${kill}`, 100 + random() * LONGEST_LIFE_MS)));
        const found = acknowledged.length > 0 ? await recoverCases(file, acknowledged) : [];
        wrong.push(...found);
        say(`${last} kills: ${acknowledged.length} commands had been acknowledged, ${found.length} lost or doubled`);
      });
    }
    return wrong;
  },
};

/** Runs the child for so long, then kills it; answers the whole lines it said. */
function runAndKill(file: string, prefix: string, milliseconds: number): Promise<string[]> {
  const script = join(projectRoot, 'dist/test/engine/durability/kill-child.js');
  const child = spawn(process.execPath, [script, file, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) =>
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said.split('\n').slice(0, -1));
    }),
  );
}
