import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openDb } from '../../server/db.js';
import { HttpClient, HttpRefusal } from '../support/http-client.js';
import { freePort, startServer, type RunningServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import type { Fault } from './fault.js';
import { mountSmallDisk } from './small-disk.js';
import { hireStaff, ITEMS } from './staff.js';

/** So many commands at most until the disk is felt: the logs have some room of their own. */
const MOST_COMMANDS = 2_000;

/** The whole server on a small file system that really runs full. */
export const diskFull: Fault<{ megabytes: number; cases: number; rounds: number }> = {
  about: 'the disk of the whole server runs full while cases run, again and again; needs root for a small tmpfs',
  options: { megabytes: 96, cases: 3, rounds: 3 },
  async run({ megabytes, cases, rounds }, say) {
    const disk = mountSmallDisk(megabytes);
    const dataDir = disk.folder;
    const over = new AbortController();
    let server: RunningServer | undefined;
    try {
      const port = await freePort();
      server = await startServer({ dataDir, port });
      const wrong: string[] = [];
      const known: AcknowledgedCase[] = [];
      const { url } = server;
      const staff = hireStaff(over.signal, url);
      for (let round = 0; round < rounds; round++) {
        const submitted = Array.from({ length: cases }, (_, index) =>
          submitCase(over.signal, url, round * cases + index, ITEMS),
        );
        await sleep(500);
        const makeRoom = disk.fill();
        say(`round ${round + 1}: the disk is full`);
        wrong.push(...(await refusals(url, say)));
        await sleep(5_000);
        if (round % 2 === 1) {
          await server.kill();
          wrong.push(...(await startsOrSays(dataDir, port, say)));
        }
        makeRoom();
        if (round % 2 === 1) server = await startServer({ dataDir, port });
        known.push(...(await Promise.all(submitted)));
        await Promise.all(known.map((one) => feedbackOf(over.signal, url, one)));
        say(`round ${round + 1}: space again, ${known.length} cases have come to their end`);
      }
      await staff.goHome();
      await sleep(2_000);
      const code = await server.stop();
      if (code !== 0) wrong.push(`the server stopped with ${code}`);
      server = undefined;
      return [...wrong, ...(await look(dataDir, known))];
    } finally {
      over.abort();
      await server?.kill();
      disk.remove();
    }
  },
};

/** Commands are refused in words, and reading goes on. */
async function refusals(url: string, say: (line: string) => void): Promise<string[]> {
  const client = new HttpClient(url);
  for (let count = 0; count < MOST_COMMANDS; count++) {
    try {
      await client.post('/api/portal/applications', { oneThingId: 'ot-unemployment' });
    } catch (error) {
      if (!(error instanceof HttpRefusal)) return [`a command broke off: ${String(error)}`];
      say(`after ${count} commands: ${error.message}`);
      const reading = await client.get('/api/portal/one-things').then(
        () => [],
        (reason: unknown) => [`reading fails while the disk is full: ${String(reason)}`],
      );
      const inWords = error.status === 503 && error.body.message.includes('磁盘');
      return [...reading, ...(inWords ? [] : [`the refusal does not name the disk: ${error.message}`])];
    }
  }
  return [`${MOST_COMMANDS} commands were taken although the disk is full`];
}

/** A start on a full disk works, or ends with one sentence. */
async function startsOrSays(dataDir: string, port: number, say: (line: string) => void): Promise<string[]> {
  try {
    const server = await startServer({ dataDir, port });
    await server.kill();
    say('a start on the full disk worked');
    return [];
  } catch (error) {
    const lines = String(error).trim().split('\n').slice(1);
    say(`a start on the full disk: ${lines.join(' | ')}`);
    return lines.length === 1 && lines[0]?.includes('磁盘')
      ? []
      : ['a start on the full disk does not say so in a sentence'];
  }
}

async function look(dataDir: string, cases: AcknowledgedCase[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const name of ['kuaiban.db', 'engine.db']) {
    const file = new Database(join(dataDir, name), { readonly: true });
    const found = file.pragma('integrity_check', { simple: true });
    if (found !== 'ok') wrong.push(`${name}: ${String(found)}`);
    file.close();
  }
  const db = openDb(join(dataDir, 'kuaiban.db'));
  try {
    return [...wrong, ...(await checkBooks(db, cases, ITEMS))];
  } finally {
    await db.$disconnect();
  }
}
