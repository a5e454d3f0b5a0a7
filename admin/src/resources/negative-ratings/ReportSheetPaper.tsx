import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { ReportSheet } from '../../../../server/api/negative-ratings.js';
import { Paper } from '../../print/Paper.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { orDash } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { levelWords } from './rating-words.js';

/** 《政务服务差评事项核查整改情况报告单》 on paper (R80). */
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
    ['填报单位', data.unitName],
    ['办件编号', data.applicationNumber],
    ['事项', data.oneThingName],
    ['评价等级', levelWords(data.level)],
    ['差评内容', data.content],
    ['收到日期', data.receivedOn],
    ['回访情况', data.callback],
    ['核实结论', data.verdict],
    ['核查整改情况', data.handling],
    ['反馈情况', data.feedback],
    ['报送期限', data.dueOn],
  ];
  return (
    <Paper title="政务服务差评事项核查整改情况报告单" foot={[`编号 ${data.number}`, data.unitName]}>
      <table className="grid">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th style={{ width: '30mm' }}>{label}</th>
              <td>{orDash(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sign">
        {data.unitName}
        <br />
        {data.composedOn}
      </p>
    </Paper>
  );
}
