import type { WaitingResult } from './engine-result.js';
import { fillWaiting, scriptOfClick } from './fill-waiting.js';
import { openAtNow } from './open-waiting.js';
import { withTempFile } from './temp-file.js';
import { timeClicks, timeClicksByHand } from './time-clicks.js';
import { timeOpen } from './time-open.js';

/** Size, opening and clicks with so many tasks waiting, their history beside them. */
export async function measureWaiting(tasks: number, clicks: number): Promise<WaitingResult> {
  const script = await withTempFile(scriptOfClick);
  return withTempFile(async (file) => {
    const waiting = await fillWaiting(file, tasks, true);
    const open = await timeOpen(file);
    const engine = await openAtNow(file);
    const click = await timeClicks(engine, waiting, clicks);
    await engine.close();
    const clickByHand = await timeClicksByHand(waiting, script, clicks);
    const { count, bytesPerCase, historyBytesPerCase } = waiting;
    const cases = count + 1;
    return {
      tasks: cases * waiting.tasks.length,
      cases,
      bytesPerCase,
      historyBytesPerCase,
      open,
      click,
      clickByHand,
      ratio: clickByHand.p50 / click.p50,
    };
  });
}
