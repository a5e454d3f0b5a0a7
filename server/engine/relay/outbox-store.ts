import type { Db } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import type { CommandOutcome, WaitingCommand } from './carry-command.js';

/** A command that the engine took or let go. */
export interface EndedCommand {
  id: string;
  outcome: CommandOutcome;
  attempts: number;
}

/** A command that stays, and why. */
export interface FailedCommand {
  id: string;
  attempts: number;
  error: string;
  nextAttemptAt: Date;
}

/** The oldest waiting commands in the order they were written, without those of the cases that wait for their next try. */
export function findWaitingCommands(db: Db, resting: string[], take: number): Promise<WaitingCommand[]> {
  return txAll<WaitingCommand>(
    db,
    `SELECT "id", "seq", "caseId", "attempts", "kind", "payload" FROM "OutboxCommand"
      WHERE "doneAt" IS NULL AND "caseId" NOT IN (SELECT "value" FROM json_each(?)) ORDER BY "seq" LIMIT ?`,
    resting,
    take,
  );
}

/** Notes what became of a round's commands, in one statement each. */
export async function noteCommands(db: Db, at: Date, ended: EndedCommand[], failed: FailedCommand[]): Promise<void> {
  // a message that came twice is no loss; noted first, so that a crash in between only notes it again
  const letGo = ended.filter(({ outcome }) => outcome !== 'DELIVERED' && outcome !== 'ALREADY_EXISTS');
  if (letGo.length > 0) {
    await db.$executeRaw`
      INSERT INTO "LetGoCommand" ("outboxId", "letGoAt") SELECT j.value, ${dbTime(at)}
      FROM json_each(${JSON.stringify(letGo.map(({ id }) => id))}) AS j WHERE true
      ON CONFLICT ("outboxId") DO UPDATE SET "letGoAt" = excluded."letGoAt"`;
  }
  // dropped by a person while it was on its way, but taken: it is not let go after all
  const retried = ended.filter(({ outcome, attempts }) => outcome === 'DELIVERED' && attempts > 1);
  if (retried.length > 0) {
    await db.$executeRaw`DELETE FROM "LetGoCommand" WHERE "outboxId" IN
      (SELECT j.value FROM json_each(${JSON.stringify(retried.map(({ id }) => id))}) AS j)`;
  }
  if (ended.length > 0) {
    await db.$executeRaw`
      UPDATE "OutboxCommand" SET "doneAt" = ${dbTime(at)}, "nextAttemptAt" = NULL,
        "outcome" = j.value ->> 'outcome', "attempts" = j.value ->> 'attempts'
      FROM json_each(${JSON.stringify(ended)}) AS j WHERE "OutboxCommand"."id" = j.value ->> 'id'`;
  }
  if (failed.length > 0) {
    const rows = failed.map((row) => ({ ...row, nextAttemptAt: dbTime(row.nextAttemptAt) }));
    await db.$executeRaw`
      UPDATE "OutboxCommand" SET "attempts" = j.value ->> 'attempts', "lastError" = j.value ->> 'error',
        "nextAttemptAt" = j.value ->> 'nextAttemptAt'
      FROM json_each(${JSON.stringify(rows)}) AS j WHERE "OutboxCommand"."id" = j.value ->> 'id' AND "doneAt" IS NULL`;
  }
}

/** How many commands wait, and since when the oldest does. */
export async function findOutboxBacklog(db: Db): Promise<{ count: number; oldest: Date | null }> {
  const [count, oldest] = await Promise.all([
    db.outboxCommand.count({ where: { doneAt: null } }),
    db.outboxCommand.findFirst({ where: { doneAt: null }, orderBy: { seq: 'asc' }, select: { createdAt: true } }),
  ]);
  return { count, oldest: oldest?.createdAt ?? null };
}

/** Removes commands that were done before `before`; the engine has forgotten their message ids long since. */
export async function pruneDoneCommands(db: Db, before: Date): Promise<number> {
  await db.$executeRaw`DELETE FROM "LetGoCommand" WHERE "letGoAt" < ${dbTime(before)}`;
  return db.$executeRaw`DELETE FROM "OutboxCommand" WHERE "doneAt" IS NOT NULL AND "doneAt" < ${dbTime(before)}`;
}
