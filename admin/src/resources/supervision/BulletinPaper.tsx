import { useSearchParams } from 'react-router-dom';
import { Paper } from '../../print/Paper.js';
import { useBureau } from '../../print/use-bureau.js';
import { sentenceOf } from '../../providers/api-error.js';
import { serverNow } from '../../providers/server-time.js';
import { isoDay, longDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { monthNow, monthWords, useBulletin } from './use-bulletin.js';

/** 通报 on paper: units and matters, no persons. */
export function BulletinPaper() {
  const [search] = useSearchParams();
  const month = search.get('month') || monthNow();
  const { data, error } = useBulletin(month);
  const bureau = useBureau();
  const now = serverNow();
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return null;
  return (
    <Paper title={`关于${monthWords(month)}逾期事项的通报`} foot={[bureau.name]}>
      <p className="to">各有关单位：</p>
      {data.entries.length === 0 ? (
        <p>{monthWords(month)}没有经催办、督办仍未办结的事项。</p>
      ) : (
        <>
          <p>
            {monthWords(month)}经催办、督办仍未办结的事项共 {data.entries.length} 件，
            {data.byUnit.map((unit) => `${unit.unitName} ${unit.count} 件`).join('，')}。现予通报。
          </p>
          <table className="grid">
            <thead>
              <tr>
                <th>序号</th>
                <th>单位</th>
                <th>事项</th>
                <th>编号</th>
                <th>原因</th>
                <th>列入日期</th>
              </tr>
            </thead>
            <tbody>
              {data.entries.map((entry, index) => (
                <tr key={`${entry.subjectId}${entry.at}`}>
                  <td>{index + 1}</td>
                  <td>{entry.unitName}</td>
                  <td>{entry.title}</td>
                  <td>{entry.number}</td>
                  <td>{entry.reason}</td>
                  <td className="nobr">{isoDay(entry.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="sign">
        {bureau.name}
        <br />
        {now && longDay(now)}
      </p>
    </Paper>
  );
}
