import { useQuery } from '@tanstack/react-query';
import type { HistoryFigures } from '../../../../server/api/walkthroughs.js';
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
  const { handled, inTime, averageWorkingDays, followedUp, withdrawn, refused } = data;
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
        <Figure term="后续服务" value={`${followedUp} 件`} />
      </dl>
      <h3>异常办件</h3>
      <p className="muted small">
        申请审核不通过 {refused.length} 件，撤回 {withdrawn} 件{refused.length > 0 && '；审核不通过的请逐件填写原因'}
      </p>
      {refused.map(({ number, reason }) => (
        <div key={number} className="abnormal">
          <p>
            <b>{number}</b> <span className="muted small">理由：{reason}</span>
          </p>
          {onChange ? (
            <Field
              label={`${number} 的原因`}
              value={causes[number] ?? ''}
              onChange={(cause) => onChange({ ...causes, [number]: cause })}
              required
            />
          ) : (
            <p className="small">原因：{causes[number] ?? '未填写'}</p>
          )}
        </div>
      ))}
    </section>
  );
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
