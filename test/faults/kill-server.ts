import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { killStoryEngine, type StoryEngine } from '../broker/story-broker.js';
import { freePort, startServer, type RunningServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import { randomFrom, type Fault } from './fault.js';
import { hireStaff, ITEMS } from './staff.js';

interface KillOptions {
  kills: number;
  cases: number;
  seed: number;
  /** What runs the diagrams. With a broker of its own that one is killed by turns with the server. */
  engine?: StoryEngine;
}

/** The whole server, killed while applicants apply and officials decide. */
export const killServer: Fault<{ kills: number; cases: number; seed: number }> = {
  about: 'kill -9 of the whole server at random moments while cases run from the form to the combined feedback',
  options: { kills: 30, cases: 60, seed: 1 },
  async run(options, say) {
    const dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-kill-'));
    try {
      const cases = await runUnderKills(dataDir, options, say);
      const db = openDb(join(dataDir, 'kuaiban.db'));
      const wrong = await checkBooks(db, cases, ITEMS);
      await db.$disconnect();
      return wrong;
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Runs cases on a data folder under kill -9 (of the server and, where it has one, of its broker by turns), lets all of them end, stops the server; answers the cases that were acknowledged. */
export async function runUnderKills(
  dataDir: string,
  { kills, cases, seed, engine }: KillOptions,
  say: (line: string) => void,
): Promise<AcknowledgedCase[]> {
  const random = randomFrom(seed);
  const over = new AbortController();
  const { signal } = over;
  const port = await freePort();
  let server: RunningServer = await startServer({ dataDir, port, engine });
  const { url } = server;
  try {
    const staff = hireStaff(signal, url);
    const submitted: Promise<AcknowledgedCase>[] = [];
    const submitting = (async () => {
      for (let serial = 0; serial < cases; serial++) {
        submitted.push(submitCase(signal, url, serial, ITEMS));
        await sleep(200);
      }
    })();
    for (let kill = 0; kill < kills; kill++) {
      await sleep(200 + random() * 1_500);
      if (engine !== undefined && engine !== 'embedded' && kill % 2 === 1) {
        await killStoryEngine(dataDir);
        continue;
      }
      await server.kill();
      server = await startServer({ dataDir, port, engine });
    }
    await submitting;
    const known = await Promise.all(submitted);
    say(`${kills} kills: ${new Set(known.map((one) => one.number)).size} applications had been acknowledged`);
    const views = await Promise.all(known.map((one) => feedbackOf(signal, url, one)));
    const whole = views.filter((view) => view.feedback?.items.length === view.items.length).length;
    say(`${whole} of ${cases} have their combined feedback`);
    await staff.goHome();
    await sleep(1_500); // the records of the last step
    const code = await server.stop();
    if (code !== 0 || whole !== cases) throw new Error(`The server stopped with ${code}, ${whole} cases have feedback`);
    return known;
  } finally {
    over.abort();
    await server.kill();
  }
}
