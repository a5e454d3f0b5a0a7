import { MESSAGES, MESSAGE_TIME_TO_LIVE, type MessageName } from '../../../processes/contract.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { enqueueMany, type OutboxPayload } from '../../shared/outbox.js';
import { txAll } from '../../shared/tx-sql.js';
import type { SweepDeps } from './deadline-deps.js';
import type { DueRung } from './find-due-rungs.js';

/** Whether a rung runs a command of another feature; the others only write rows of ours and the outbox. */
export const runsCommand = ({ effect }: DueRung): boolean => effect !== null && effect.do !== 'message';

/** Fires rungs in one transaction and in their order: marked and in effect, or neither. Returns how many fired. */
export async function fireRungs(context: CommandContext, deps: SweepDeps, rungs: readonly DueRung[]): Promise<number> {
  return inTransaction(context, async (unit) => {
    let count = 0;
    for (const run of inRuns(rungs)) {
      const taken = await take(unit, run);
      const fired = run.filter((rung) => taken.has(keyOf(rung)));
      const messages = fired.flatMap((rung) =>
        rung.effect?.do === 'message' ? [{ caseId: rung.caseId, payload: message(rung.effect.name, rung) }] : [],
      );
      if (messages.length > 0) await enqueueMany(unit.tx, unit.at, messages);
      for (const rung of fired) await runCommand(unit, deps, rung);
      count += fired.length;
    }
    return count;
  });
}

/** A command stands alone, for it may close or move what comes after it; neighbours without one go together. */
function inRuns(rungs: readonly DueRung[]): DueRung[][] {
  const runs: DueRung[][] = [];
  for (const rung of rungs) {
    const last = runs.at(-1);
    if (last && !runsCommand(rung) && !last.some(runsCommand)) last.push(rung);
    else runs.push([rung]);
  }
  return runs;
}

const keyOf = ({ deadlineId, rung }: { deadlineId: string; rung: string }) => `${deadlineId} ${rung}`;

// found by key; the unary plus keeps SQLite from walking every due rung for each of them
const TAKE = `UPDATE "DeadlineRung" SET "firedAt" = ?
  WHERE ("deadlineId", "rung") IN (SELECT j."value" ->> 'deadlineId', j."value" ->> 'rung' FROM json_each(?) AS j)
    AND +"firedAt" IS NULL AND +"plannedAt" <= ?
  RETURNING "deadlineId", "rung"`;

/** Marks the rungs that are still due: another effect of this sweep may have closed, stopped or moved a deadline. */
async function take({ tx, at }: UnitOfWork, rungs: readonly DueRung[]): Promise<Set<string>> {
  const keys = JSON.stringify(rungs.map(({ deadlineId, rung }) => ({ deadlineId, rung })));
  const rows = await txAll<{ deadlineId: string; rung: string }>(tx, TAKE, dbTime(at), keys, dbTime(at));
  return new Set(rows.map(keyOf));
}

/** Messages whose key is the clock itself: what one round waits for, no other round meets. */
const KEYED_BY_CLOCK: readonly string[] = ['deadlineId', 'followUpId'];

function message(name: MessageName, { deadlineId, subjectId }: DueRung): OutboxPayload {
  const { key, timeToLive } = MESSAGES[name];
  const correlationKey = KEYED_BY_CLOCK.includes(key) ? deadlineId : subjectId;
  return { kind: 'publishMessage', message: { name, correlationKey, timeToLive: MESSAGE_TIME_TO_LIVE[timeToLive] } };
}

async function runCommand(unit: UnitOfWork, deps: SweepDeps, rung: DueRung): Promise<void> {
  switch (rung.effect?.do) {
    case 'expireCorrection':
      return deps.expireCorrection(unit, rung.subjectId);
    case 'closeRatingWindow':
      return deps.closeRatingWindow(unit, rung.subjectId);
  }
}
