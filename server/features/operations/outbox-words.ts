import type { MessageName } from '../../../processes/contract.js';
import type { OutboxState } from '../../api/operations.js';
import { MESSAGE_WORDS } from './message-words.js';

const KINDS: Readonly<Record<string, string>> = {
  publishMessage: '通知流程',
  completeJob: '办完一项任务',
  cancelProcessInstance: '停止流程',
  resolveIncident: '处理失败的步骤',
};

/** `通知流程：申请已提交`; a message that is newer than this server has only its technical name. */
export function outboxWhat(kind: string, payload: unknown): string {
  const name = (payload as { message?: { name?: unknown } } | null)?.message?.name;
  const words = KINDS[kind] ?? kind;
  if (typeof name !== 'string') return words;
  return `${words}：${name in MESSAGE_WORDS ? MESSAGE_WORDS[name as MessageName] : name}`;
}

const LET_GO: Readonly<Record<string, string>> = {
  DROPPED: '流程引擎拒绝，运行维护已放弃，流程没有收到；“重发”可以再送',
  NOT_FOUND: '流程里已经没有等它的一步（多半已办完、已撤回或已停止），没有送达',
  INVALID_STATE: '流程那一步的状态已变，没有送达',
};

const STAYS_REFUSED =
  '，本件后面的指令都在等它。原因消除后“重发”；确实送不进的“放弃”，后面的接着送，并由经办核对。“技术信息”供技术人员查原因';

const FAILED: Readonly<Record<string, string>> = {
  UNAVAILABLE: '流程引擎没有应答，恢复后会自动再送',
  INVALID_ARGUMENT: `流程引擎认为内容不对，拒绝接收${STAYS_REFUSED}`,
  INVALID_STATE: `流程的状态不对，流程引擎拒绝接收${STAYS_REFUSED}`,
  NOT_FOUND: `流程里没有找到对应的一步，流程引擎拒绝接收${STAYS_REFUSED}`,
  ALREADY_EXISTS: `流程引擎说此前已收到过，拒绝接收${STAYS_REFUSED}`,
};

/** Why a command has not reached the engine, in one sentence. */
export function outboxReason(row: {
  state: OutboxState;
  outcome: string | null;
  attempts: number;
  lastError: string | null;
}): string {
  if (row.state === 'LET_GO') return LET_GO[row.outcome ?? ''] ?? '流程引擎没有接受';
  if (row.attempts === 0 || row.lastError === null) return '排队等候，轮到就送';
  if (row.state === 'REFUSED' && row.lastError.startsWith('Error:')) return `本系统不认识这种指令${STAYS_REFUSED}`;
  return FAILED[/^([A-Z_]+):/.exec(row.lastError)?.[1] ?? ''] ?? '传送时出错，稍后会自动再送';
}
