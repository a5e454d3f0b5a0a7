import type { OperationsStatus } from '../../api/operations.js';
import type { Db } from '../../db.js';
import { OUTBOX_LATE_MS } from '../../shared/outbox.js';
import { txAll } from '../../shared/tx-sql.js';
import { countStuckSteps, findLateMoment } from './find-stuck-steps.js';
import type { OperationsDeps } from './operations-deps.js';
import { refusedSql } from './refused-commands.js';

/** 运行状态: the engine, how far people see what it does, what has not reached it, and how much is stuck. */
export async function findOperations(
  db: Db,
  deps: Pick<OperationsDeps, 'settings' | 'runtime'>,
  at: Date,
): Promise<OperationsStatus> {
  const late = await findLateMoment(db, deps, at);
  const [engine, positions, outbox, incidents, stuckJobs] = await Promise.all([
    deps.runtime.readEngine(),
    db.streamPosition.findMany(),
    findOutbox(db, at),
    db.incident.count({ where: { resolvedAt: null } }),
    countStuckSteps(db, late),
  ]);
  const reached = new Map(positions.map((row) => [row.partitionId, Number(row.position)]));
  const newest = engine?.newestPositions;
  const lastRecordAt = positions
    .flatMap((row) => row.recordedAt ?? [])
    .reduce<Date | null>((latest, one) => (latest === null || one > latest ? one : latest), null);
  const behind = newest
    ? Object.entries(newest).reduce(
        (sum, [partition, position]) => sum + Math.max(0, position - (reached.get(Number(partition)) ?? 0)),
        0,
      )
    : null;
  const status = {
    engine: {
      kind: engine?.engine ?? null,
      address: engine?.address ?? null,
      healthy: engine?.healthy ?? false,
      detail: engine ? (engine.detail ?? null) : '流程引擎尚未启动',
    },
    projection: {
      position: [...reached.values()].reduce((sum, one) => sum + one, 0),
      lastRecordAt: lastRecordAt?.toISOString() ?? null,
      lastRecordAgeMs: lastRecordAt && Math.max(0, at.getTime() - lastRecordAt.getTime()),
      behind,
      isFarBehind: (behind ?? 0) > FAR_BEHIND,
    },
    outbox,
    incidents,
    stuckJobs,
    stuckMinutes: Math.round((at.getTime() - late.getTime()) / 60_000),
  };
  const problems = problemsOf(status);
  return { ...status, ok: problems.length === 0, problems };
}

async function findOutbox(db: Db, at: Date): Promise<OperationsStatus['outbox']> {
  const [waiting, failing, refused, oldest, letGo] = await Promise.all([
    db.outboxCommand.count({ where: { doneAt: null } }),
    db.outboxCommand.count({ where: { doneAt: null, attempts: { gt: 0 } } }),
    txAll<{ n: number | bigint }>(db, `SELECT count(*) AS "n" FROM "OutboxCommand" AS x WHERE ${refusedSql('x')}`),
    db.outboxCommand.findFirst({ where: { doneAt: null }, orderBy: { seq: 'asc' }, select: { createdAt: true } }),
    db.letGoCommand.count(),
  ]);
  const oldestAgeMs = oldest ? Math.max(0, at.getTime() - oldest.createdAt.getTime()) : 0;
  return {
    waiting,
    oldestAgeMs,
    isLate: oldestAgeMs > OUTBOX_LATE_MS,
    failing,
    refused: Number(refused[0]?.n ?? 0),
    letGo,
  };
}

/** More records than this between engine and projection are more than the moment it takes to write a batch. */
const FAR_BEHIND = 5_000;

function problemsOf(status: Omit<OperationsStatus, 'ok' | 'problems'>): string[] {
  const { engine, projection, outbox, incidents, stuckJobs } = status;
  return [
    engine.healthy ? null : `流程引擎不可用：${engine.detail ?? '没有应答'}`,
    projection.isFarBehind ? `界面落后流程 ${projection.behind} 条记录` : null,
    outbox.refused > 0 ? `${outbox.refused} 条指令被流程引擎拒绝，挡住了所在办件后面的指令` : null,
    outbox.isLate ? `${outbox.waiting} 条指令没有送到流程引擎` : null,
    incidents > 0 ? `${incidents} 个步骤异常` : null,
    stuckJobs > 0 ? `${stuckJobs} 个环节卡住` : null,
  ].filter((problem) => problem !== null);
}
