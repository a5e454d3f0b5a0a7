import type {
  BulkResult,
  OperationsStatus,
  OutboxRow,
  StuckIncident,
  StuckJob,
  StuckPlace,
} from '../../api/operations.js';
import { STUCK_REASONS } from '../../api/operations.js';
import type { Page } from '../../api/list.js';
import { momentText } from '../../shared/local-day.js';

const moment = (iso: string) => momentText(new Date(iso));
const seconds = (ms: number) => (ms < 60_000 ? `${Math.floor(ms / 1000)} 秒` : `${Math.floor(ms / 60_000)} 分钟`);

/** 运行状态 in lines. */
export function statusWords({
  engine,
  projection,
  outbox,
  incidents,
  stuckJobs,
  ok,
  problems,
}: OperationsStatus): string {
  const kind = { embedded: '内置引擎', zeebe: `Zeebe 集群 ${engine.address ?? ''}`.trim() };
  const behind =
    projection.behind === null ? '由集群推送' : projection.behind === 0 ? '已跟上' : `落后 ${projection.behind} 条`;
  return [
    ok ? '一切正常' : `有问题：${problems.join('；')}`,
    `流程引擎　　${engine.healthy ? '正常' : '不可用'}，${engine.kind ? kind[engine.kind] : '尚未启动'}${engine.detail ? `，${engine.detail}` : ''}`,
    `流程记录　　第 ${projection.position} 条${projection.lastRecordAgeMs === null ? '' : `，${seconds(projection.lastRecordAgeMs)}前`}`,
    `界面跟进　　${behind}`,
    `待发送　　　${outbox.waiting} 条${outbox.waiting > 0 ? `，最早的等了 ${seconds(outbox.oldestAgeMs)}，${outbox.failing} 条没送成，${outbox.refused} 条被拒绝` : ''}；已放弃 ${outbox.letGo} 条`,
    `异常　　　　${incidents} 个`,
    `卡住的环节　${stuckJobs} 个`,
  ].join('\n');
}

function placeWords(row: StuckPlace): string {
  return [
    row.id,
    row.number ?? '没有对应的办件',
    `${row.elementName}（${row.processName}）`,
    `${moment(row.since)} 起`,
    ...(row.underway ? ['已提交，正在执行'] : []),
    ...(row.followUp ? [`${row.followUp.name}在跟进`] : []),
  ].join('  ');
}

export const incidentWords = (row: StuckIncident): string =>
  `${placeWords(row)}\n    ${row.cause}\n    怎么办：${row.advice}`;

export const stuckJobWords = (row: StuckJob): string =>
  `${placeWords(row)}\n    ${row.reasons.map((reason) => STUCK_REASONS[reason]).join('、')}：${
    row.lastFailure ?? `“${row.jobName}”一直没有程序取走执行`
  }\n    怎么办：${row.advice}`;

export const outboxWords = (row: OutboxRow): string =>
  `${row.id}  ${row.number ?? '没有对应的办件'}  ${row.what}  ${moment(row.createdAt)} 写入，送过 ${row.attempts} 次${row.behind > 0 ? `，后面有 ${row.behind} 条在等` : ''}\n    ${row.reason}`;

/** `异常 31 个（第 1 页，共 2 页）` and the rows. */
export function pageWords<Row>(
  title: string,
  { items, total }: Page<Row>,
  { page, pageSize }: { page: number; pageSize: number },
  words: (row: Row) => string,
): string {
  if (total === 0) return `没有${title}`;
  const pages = Math.ceil(total / pageSize);
  return [`${title} ${total} 条（第 ${page} 页，共 ${pages} 页）`, ...items.map(words)].join('\n\n');
}

/** One line for each id, then the sum. */
export const resultWords = ({ results, message }: BulkResult): string =>
  [...results.map(({ id, ok, message: said }) => `${ok ? '✓' : '✗'} ${id}  ${said}`), message].join('\n');
