import { useQuery } from '@tanstack/react-query';
import type { AbnormalFigure, HistoryFigures } from '../../../../server/api/walkthroughs.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';

interface Props {
  walkId: string;
  causes: Record<string, string>;
  onChange?: (causes: Record<string, string>) => void;
}

/** 三项统计 of the look-back (R9), and the abnormal cases one by one with their causes (R8). */
export function HistoryFields({ walkId, causes, onChange }: Props) {
  const { data, error } = useQuery({
    queryKey: ['walkthroughs', walkId, 'history'],
    queryFn: ({ signal }) => http<HistoryFigures>(`/api/walkthroughs/${walkId}/history`, { signal }),
  });
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return <SkeletonRows rows={3} />;
  const { handled, inTime, averageWorkingDays, followedUp } = data;
  const abnormal = abnormalOf(data);
  const cases = new Map(abnormal.flatMap((each) => each.cases.map((one) => [one.number, one])));
  const isEmpty = handled === 0 && abnormal.every(({ count }) => !count);
  const cause = (name: string) =>
    onChange ? (
      <Field
        label={`${name} 的原因`}
        value={causes[name] ?? ''}
        onChange={(said) => onChange({ ...causes, [name]: said })}
        required
      />
    ) : (
      <p className="small">原因：{causes[name] ?? '未填写'}</p>
    );
  return (
    <section className="walk-card" aria-label="历史办件">
      <h2>
        历史办件{' '}
        <span className="muted small">
          {data.from} 至 {data.to}
        </span>
      </h2>
      <dl className="figures">
        <Figure term="业务经办数量" value={`${handled} 件`} />
        <Figure
          term="办结时限"
          value={`按时 ${inTime} 件`}
          hint={averageWorkingDays === null ? '没有办结的' : `平均 ${averageWorkingDays} 个工作日`}
        />
        {followedUp !== null && <Figure term="后续服务" value={`${followedUp} 件`} />}
      </dl>
      {isEmpty && (
        <Note>
          本系统在这段时间里没有{data.items && data.items.length > 0 ? `“${data.items.join('”“')}”的` : '这些事项的'}
          办件。请翻看现场的工作台账和业务系统，把看到的写进“记录”。
        </Note>
      )}
      <h3>异常办件</h3>
      <p className="muted small">
        {abnormal.map(abnormalText).join('，')}
        {cases.size > 0 && '；请逐件填写原因'}
      </p>
      {abnormal
        .filter(({ sign }) => sign === 'ledger')
        .map(({ name }) => (
          <div key={name} className="abnormal">
            <p>
              <b>{name}</b> <span className="muted small">本系统查不到，请看工作台账；没有的写“无”</span>
            </p>
            {cause(name)}
          </div>
        ))}
      {[...cases.values()].map(({ number, reason }) => (
        <div key={number} className="abnormal">
          <p>
            <b>{number}</b> <span className="muted small">理由：{reason}</span>
          </p>
          {cause(number)}
        </div>
      ))}
    </section>
  );
}

/** Figures that were collected before there were several scenarios name two. */
const abnormalOf = ({ abnormal, refused, withdrawn }: HistoryFigures): AbnormalFigure[] =>
  abnormal ?? [
    { name: '申请审核不通过', sign: 'refused', count: refused.length, percent: null, cases: refused },
    { name: '失业登记注销退出', sign: 'withdrawn', count: withdrawn, percent: null, cases: [] },
  ];

function abnormalText({ name, sign, count, percent }: AbnormalFigure): string {
  if (sign === 'pass-rate') return percent === null ? `${name}：没有办结的，无从计算` : `审核通过率 ${percent} %`;
  // our own applications know a withdrawal, not that somebody left the register
  const known = sign === 'withdrawn' ? '（撤回）' : '';
  return count === null ? `${name}：看台账` : `${name}${known} ${count} 件`;
}

const Figure = ({ term, value, hint }: { term: string; value: string; hint?: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>
      {value}
      {hint && <span className="muted small">{hint}</span>}
    </dd>
  </div>
);
