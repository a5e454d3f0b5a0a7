import { isOfficeTime, officeTimeFrom } from '../../shared/calendar/office-hours.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { SweepDeps } from './deadline-deps.js';
import { loadRules } from './deadline-rules.js';
import { findDueRungs, findNextRungTime, type DueRung } from './find-due-rungs.js';
import { fireRungs, runsCommand } from './fire-rungs.js';

export interface Sweep {
  fired: number;
  /** Rungs whose effect failed; they are tried again at the next sweep. */
  failed: { deadlineId: string; rung: string; error: unknown }[];
  /** When a sweep is worth while again; null: no rung waits. */
  nextAt: Date | null;
}

export interface SweepOptions {
  /** Rungs read at a time and, where few of them run a command of another feature, fired in one transaction. */
  batchSize?: number;
}

/** Commands of other features in one transaction at most, so that nobody who waits for the database waits long. */
const MOST_COMMANDS = 25;

/**
 * Fires every rung whose time has come, each exactly once, in the order in which they were planned: after a time without a server
 * everything missed comes in that order. Outside office hours nothing fires; the rungs wait for the next opening (no mail at
 * night). One sweep at a time. A rung whose effect fails holds up no other.
 */
export async function sweepDeadlines(
  context: CommandContext,
  deps: SweepDeps,
  { batchSize = 500 }: SweepOptions = {},
): Promise<Sweep> {
  let at = context.clock.now();
  const { calendar, rule } = await loadRules(context.db, deps, at);
  if (!isOfficeTime(calendar, rule.officeHours, at)) {
    const waiting = (await findDueRungs(context.db, at, 1)).length > 0;
    const next = await findNextRungTime(context.db, at);
    return { fired: 0, failed: [], nextAt: waiting ? officeTimeFrom(calendar, rule.officeHours, at) : next };
  }
  let fired = 0;
  const failed: Sweep['failed'] = [];
  for (;;) {
    // a clock set back meanwhile leaves the rest for later: read as due again and again, they would keep the sweep from ending
    at = earlier(at, context.clock.now());
    // failed rungs stay due and stand first: they are read again, and left out
    const due = await findDueRungs(context.db, at, batchSize + failed.length);
    const isFailed = (rung: DueRung) =>
      failed.some((each) => each.deadlineId === rung.deadlineId && each.rung === rung.rung);
    const batch = due.filter((rung) => !isFailed(rung));
    if (batch.length === 0) break;
    for (const group of inGroups(batch)) {
      try {
        fired += await fireRungs(context, deps, group);
      } catch {
        for (const rung of group) {
          try {
            fired += await fireRungs(context, deps, [rung]);
          } catch (error) {
            failed.push({ deadlineId: rung.deadlineId, rung: rung.rung, error });
          }
        }
      }
    }
  }
  return { fired, failed, nextAt: await findNextRungTime(context.db, at) };
}

const earlier = (one: Date, other: Date): Date => (other < one ? other : one);

/** Neighbours that fire in one transaction, without changing the order. */
function inGroups(rungs: readonly DueRung[]): DueRung[][] {
  const groups: DueRung[][] = [];
  let commands = 0;
  for (const rung of rungs) {
    const last = groups.at(-1);
    if (runsCommand(rung)) commands++;
    if (last && commands <= MOST_COMMANDS) last.push(rung);
    else {
      groups.push([rung]);
      commands = runsCommand(rung) ? 1 : 0;
    }
  }
  return groups;
}
