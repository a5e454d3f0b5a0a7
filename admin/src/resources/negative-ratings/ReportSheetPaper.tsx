import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { ReportSheet } from '../../../../server/api/negative-ratings.js';
import { Paper, RECORD } from '../../print/Paper.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { longDay, orDash } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { levelWords } from './rating-words.js';

/** 《政务服务差评事项核查整改情况报告单》 on paper, in the words of its Word file (R80). */
export function ReportSheetPaper() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['negative-ratings', id, 'report'],
    queryFn: ({ signal }) => http<ReportSheet>(`/api/negative-ratings/${id}/report`, { signal }),
    retry: false,
  });
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return null;
  const rows: [string, string | null][] = [
    ['编号', data.number],
    ['被评单位', data.unitName],
    ['办件编号', data.applicationNumber],
    ['一件事', data.oneThingName],
    ['评价等级', levelWords(data.level)],
    ['评价内容', data.content],
    ['收到日期', longDay(data.receivedOn)],
    ['回访核实情况', data.callback],
    ['核实结论', data.verdict],
    ['整改（解释）情况', data.handling],
    ['反馈服务对象情况', data.feedback],
    ['应报送日期', data.dueOn && longDay(data.dueOn)],
  ];
  return (
    <Paper
      title="政务服务差评事项核查整改情况报告单"
      foot={[`编号 ${data.number}`, data.unitName]}
      link={`${window.location.origin}/negative-ratings/${id}`}
      linkWords={RECORD}
    >
      <table className="grid">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th style={{ width: '36mm' }}>{label}</th>
              <td>{unbroken(orDash(value))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sign">
        填报单位（盖章）：{data.unitName}
        <br />
        {longDay(data.composedOn)}
      </p>
    </Paper>
  );
}

/** Numbers of records are not broken at their hyphens. */
const unbroken = (text: string) =>
  text.split(/([A-Z]{2}-\d{4}-\d{6})/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="nobr">
        {part}
      </span>
    ) : (
      part
    ),
  );
