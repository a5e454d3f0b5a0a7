import { join } from 'node:path';
import { systemClock } from '../../server/shared/clock.js';
import { localDay } from '../../server/shared/local-day.js';
import { HttpClient } from '../support/http-client.js';
import { removeData, startServer } from '../support/running-server.js';
import type { PeerRatios, YearResult } from './bench-result.js';
import { fillLoop, type LoopVolume } from './fill-loop.js';
import { fillVolume } from './fill-volume.js';
import { measureLists } from './measure-lists.js';
import { measureLoop } from './measure-loop.js';
import { LIST_QUESTIONS, LOOP_QUESTIONS, measurePeer, type Questions } from './measure-peer.js';
import { megabytes, residentBytes } from './memory.js';
import type { Percentiles } from './percentiles.js';

/** A server of its own with the work of a year: how long its lists, boards and details take. */
export async function measureYear(
  volume: LoopVolume,
  parts: { lists: boolean; loop: boolean; rounds: number },
  step: (text: string) => void,
): Promise<YearResult> {
  const { applications, rectifications } = volume;
  const { rounds } = parts;
  step('第一次启动：建库、载入');
  const first = await startServer();
  await first.stop();

  const file = join(first.dataDir, 'kuaiban.db');
  const now = systemClock.now();
  step(`填入 ${applications} 件办件、${applications * volume.itemsPerApplication} 件分办件和一年的台账`);
  const filling = performance.now();
  let rows = fillVolume(file, { ...volume, ledgerPerApplication: 6 }, now);
  step(`填入 ${rectifications} 件整改、${volume.deadlines} 个期限和它们的档位`);
  const loop = fillLoop(file, volume, now);
  rows += loop.rows;
  const fillSeconds = Math.round((performance.now() - filling) / 1000);

  step('第二次启动');
  const starting = performance.now();
  const server = await startServer({ dataDir: first.dataDir });
  const secondStartMs = Math.round(performance.now() - starting);
  const official = await HttpClient.signIn(server.url, 'employment');
  const supervisor = await HttpClient.signIn(server.url, 'style');
  const administrator = await HttpClient.signIn(server.url, 'admin');
  const result: YearResult = {
    volume: { applications, rectifications, deadlines: loop.deadlines, rows, fillSeconds },
    secondStartMs,
    memoryAfterListsMb: 0,
  };
  if (parts.lists) {
    step('列表和详情');
    result.lists = await measureLists(official, supervisor, rounds);
    result.peer = ratios(file, LIST_QUESTIONS, rounds, result.lists);
  }
  if (parts.loop) {
    step('期限总览、看板和闭环的列表');
    result.loop = await measureLoop(
      { official, supervisor, administrator },
      { rounds, rectifications, today: localDay(now) },
    );
    result.loopPeer = ratios(file, LOOP_QUESTIONS, rounds, result.loop);
  }
  result.memoryAfterListsMb = megabytes(residentBytes(server.pid));
  await server.stop();
  removeData(server);
  return result;
}

function ratios(file: string, questions: Questions, rounds: number, measured: Record<string, Percentiles>): PeerRatios {
  const byHand = measurePeer(file, questions, rounds);
  return Object.fromEntries(
    Object.entries(byHand).map(([name, { p50 }]) => [
      name,
      { byHandP50: p50, ratio: (measured[name]?.p50 ?? 0) / p50 },
    ]),
  );
}
