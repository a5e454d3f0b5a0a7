import type { OperationsStatus } from '../../../../server/api/operations.js';
import { ageWords } from './age-words.js';
import './operations.css';

interface Fact {
  name: string;
  value: string;
  note: string;
  isBad: boolean;
}

/** A row of facts: engine, record stream, what people see of it, outbox. A bad one has a sign and words, not only a colour. */
export function HealthFacts({ status }: { status: OperationsStatus }) {
  return (
    <dl className="ops-facts" aria-label="运行状态">
      {factsOf(status).map(({ name, value, note, isBad }) => (
        <div key={name} className={isBad ? 'bad' : ''}>
          <dt>{name}</dt>
          <dd>
            <b>{isBad ? `■ ${value}` : value}</b>
            <span className="small muted">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ engine, projection, outbox, incidents, stuckJobs, stuckMinutes }: OperationsStatus): Fact[] {
  return [
    {
      name: '流程引擎',
      value: engine.healthy ? '正常' : '不可用',
      note: engineNote(engine),
      isBad: !engine.healthy,
    },
    {
      name: '最近一条流程记录',
      value: projection.lastRecordAgeMs === null ? '还没有' : `${ageWords(projection.lastRecordAgeMs)}前`,
      note: `第 ${projection.position} 条`,
      isBad: false,
    },
    {
      name: '界面跟进',
      value:
        projection.behind === null ? '由集群推送' : projection.behind === 0 ? '已跟上' : `落后 ${projection.behind} 条`,
      note:
        projection.behind === null
          ? '收到即更新'
          : projection.behind === 0
            ? '待办和进度是最新的'
            : '待办和进度稍后更新',
      isBad: projection.isFarBehind,
    },
    {
      name: '待发送',
      value: `${outbox.waiting} 条`,
      note: outboxNote(outbox),
      isBad: outbox.isLate,
    },
    { name: '异常', value: `${incidents} 个`, note: '停在那里，等人处理', isBad: incidents > 0 },
    {
      name: '卡住的环节',
      value: `${stuckJobs} 个`,
      note: `没人执行，或超过 ${stuckMinutes} 分钟`,
      isBad: stuckJobs > 0,
    },
  ];
}

function outboxNote({ waiting, oldestAgeMs, failing }: OperationsStatus['outbox']): string {
  if (waiting === 0) return '没有积压';
  return `最早的等了 ${ageWords(oldestAgeMs)}${failing > 0 ? `，${failing} 条没送成` : ''}`;
}

function engineNote({ kind, address, detail }: OperationsStatus['engine']): string {
  const name = kind === 'zeebe' ? `Zeebe 集群 ${address ?? ''}` : kind === 'embedded' ? '内置引擎' : '';
  return [name, detail].filter(Boolean).join('：');
}
