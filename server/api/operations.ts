/**
 * 运行维护, for `operations.manage`: `GET /api/operations/status` → OperationsStatus · `GET /api/operations/incidents` (filters errorType,
 * assigned, q; sort createdAt) → Page<StuckIncident> · `GET /api/operations/stuck-jobs` (filter reason, q; sort createdAt) → Page<StuckJob> ·
 * `GET /api/operations/outbox` (filter state, q; sort seq) → Page<OutboxRow> ·
 * verbs for one or many, at most 200 ids, → BulkResult: `POST /api/operations/retry {ids, reason}` ·
 * `resolve {ids, reason, variables?}` · `hand-over {ids, userId, reason}` · `cancel {ids, reason, confirmed: true}` · `resend {ids, reason}` ·
 * `drop {ids, reason, confirmed: true}`. An id is the key of an incident, of a stuck job or (cancel) of a process instance; for resend and
 * drop the id of an outbox row.
 */
export interface OperationsStatus {
  engine: {
    /** Null: not opened yet. */
    kind: 'embedded' | 'zeebe' | null;
    /** Gateway of a cluster. */
    address: string | null;
    healthy: boolean;
    /** Why not, in words. */
    detail: string | null;
  };
  projection: {
    /** Sum of the positions of all partitions. */
    position: number;
    /** When the engine wrote the last record that people see the effect of. */
    lastRecordAt: string | null;
    lastRecordAgeMs: number | null;
    /** Records that the engine has written and people do not see yet; null where the engine cannot tell. */
    behind: number | null;
    /** More than the moment it takes to write a batch. */
    isFarBehind: boolean;
  };
  /** `isLate`: the oldest has waited so long that the engine must be away. */
  outbox: { waiting: number; oldestAgeMs: number; isLate: boolean; failing: number; refused: number; letGo: number };
  incidents: number;
  stuckJobs: number;
  stuckMinutes: number;
  /** True: nothing to do here. */
  ok: boolean;
  /** What is wrong, one sentence each. */
  problems: string[];
}

/** What every stuck step says of where it is. */
export interface StuckPlace {
  id: string;
  processInstanceKey: string;
  processId: string;
  processName: string;
  elementId: string;
  elementName: string;
  subjectType: string | null;
  subjectId: string | null;
  number: string | null;
  since: string;
  followUp: { name: string; reason: string; at: string } | null;
  /** A 重试, 解除 or 停止 that the engine has not taken yet. */
  underway: boolean;
}

export interface StuckIncident extends StuckPlace {
  errorType: string;
  /** Both in plain Chinese. */
  cause: string;
  advice: string;
  errorMessage: string;
}

export const STUCK_REASONS = {
  NO_RETRIES: '重试次数用完',
  NO_WORKER: '没有程序来执行',
  WAITING_LONG: '等得太久',
} as const;
export type StuckReason = keyof typeof STUCK_REASONS;

export interface StuckJob extends StuckPlace {
  jobType: string;
  /** 打包受理; the type itself where nobody here does it. */
  jobName: string;
  reasons: StuckReason[];
  retries: number;
  lastFailure: string | null;
  lastFailedAt: string | null;
  advice: string;
  /** The open incident of the same job: 重试 goes to it. */
  incidentKey: string | null;
}

/** REFUSED: of those that wait, what the engine will not take as it is; it holds up the later ones of its case. */
export const OUTBOX_STATES = { WAITING: '待发送', REFUSED: '被拒绝', LET_GO: '已放弃' } as const;
export type OutboxState = keyof typeof OUTBOX_STATES;

export interface OutboxRow {
  id: string;
  seq: number;
  /** 通知流程：整改已销号 */
  what: string;
  subjectType: string | null;
  subjectId: string | null;
  number: string | null;
  createdAt: string;
  attempts: number;
  nextAttemptAt: string | null;
  state: OutboxState;
  /** Later commands of the same case that wait behind a refused one. */
  behind: number;
  /** Why it is not delivered, in plain Chinese. */
  reason: string;
  /** For whoever mends it; ids only. */
  lastError: string | null;
}

export interface BulkResult {
  /** In the order that was asked for. */
  results: { id: string; ok: boolean; message: string }[];
  done: number;
  refused: number;
  /** `已提交重试 2 条；1 条没有办成：这条失败已经处理` */
  message: string;
}

/** The most that one request may concern. */
export const MOST_IDS = 200;
