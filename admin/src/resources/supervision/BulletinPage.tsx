import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { Link, useSearchParams } from 'react-router-dom';
import { PageHead } from '../../list/PageHead.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { isoDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { subjectHref } from './subject-href.js';
import { monthNow, monthsToPick, monthWords, useBulletin } from './use-bulletin.js';
import '../../list/filters.css';
import '../../list/record-table.css';

/** 通报 of a month: what stayed overdue after 督办, by unit; posts and units only, no names. */
export function BulletinPage() {
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') || monthNow();
  const { data, error } = useBulletin(month);
  return (
    <>
      <p className="crumbs">
        <Link to="/supervision-orders">督办</Link> / 通报
      </p>
      <PageHead
        title={`${monthWords(month)}通报`}
        sub={data && `${data.entries.length} 件`}
        tools={
          <>
            <label className="filter-select">
              月份：
              <select value={month} onChange={(event) => setSearch({ month: event.target.value })}>
                {monthsToPick(month).map((one) => (
                  <option key={one} value={one}>
                    {monthWords(one)}
                  </option>
                ))}
              </select>
            </label>
            <Button startIcon={<PrintIcon />} component={Link} to={`/print/bulletins?month=${month}`}>
              打印
            </Button>
          </>
        }
      />
      {error ? (
        <LoadProblem error={error} />
      ) : !data ? (
        <SkeletonRows rows={6} />
      ) : data.entries.length === 0 ? (
        <EmptyState kind="done" title="这个月没有通报">
          督办后仍未办结的，到时限自动列入通报。
        </EmptyState>
      ) : (
        <div className="stack">
          <Panel title="按单位" sub="件数">
            <table className="facts">
              <tbody>
                {data.byUnit.map((unit) => (
                  <tr key={unit.unitName}>
                    <th scope="row">{unit.unitName}</th>
                    <td>{unit.count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
          <div className="record-table">
            <table>
              <caption className="visually-hidden">通报事项</caption>
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  <th scope="col">编号</th>
                  <th scope="col">单位</th>
                  <th scope="col">原因</th>
                  <th scope="col">列入</th>
                </tr>
              </thead>
              <tbody>
                {data.entries.map((entry) => (
                  <tr key={`${entry.subjectId}${entry.at}`}>
                    <td data-label="事项">
                      <Link to={subjectHref(entry.subjectType, entry.subjectId)}>{entry.title}</Link>
                    </td>
                    <td data-label="编号" className="code">
                      {entry.number}
                    </td>
                    <td data-label="单位">{entry.unitName}</td>
                    <td data-label="原因">{entry.reason}</td>
                    <td data-label="列入" className="nowrap">
                      {isoDay(entry.at)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </>
  );
}
