import { Link } from 'react-router-dom';
import type { ThreeListRow } from '../../../../server/api/problems.js';
import { orDash } from '../../ui/format.js';
import '../../list/record-table.css';
import './three-lists.css';

interface Props {
  rows: ThreeListRow[];
  /** Writes a measure for a need; absent for who may not. A problem has a page of its own for it. */
  onMeasure?: (row: ThreeListRow) => void;
}

/** A row a problem: problem, need, measure, unit, done or until when; what is missing says so in its own cell. */
export function ThreeListsTable({ rows, onMeasure }: Props) {
  return (
    <div className="record-table three-lists">
      <table>
        <caption className="visually-hidden">问题、需求、措施三个清单</caption>
        <thead>
          <tr>
            <th scope="col">问题</th>
            <th scope="col">需求</th>
            <th scope="col">措施</th>
            <th scope="col">责任单位</th>
            <th scope="col">整改完毕或期限</th>
            <th scope="col">效果</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.problemId ?? row.needId}${row.measureId}${index}`}>
              <td data-label="问题">
                {row.problemId ? <Link to={`/problems/${row.problemId}`}>{row.problem}</Link> : orDash(row.problem)}
                <p className="small muted">
                  {[row.number, row.serviceItemName, row.experienceChannel, row.reporterPost]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </td>
              <td data-label="需求">{row.needId ? <Link to={`/needs/${row.needId}`}>{row.need}</Link> : '–'}</td>
              <td data-label="措施">
                {row.measure ??
                  (row.problemId ? (
                    <Link className="gap" to={`/problems/${row.problemId}`}>
                      没有措施，补一条
                    </Link>
                  ) : onMeasure ? (
                    <button type="button" className="gap" onClick={() => onMeasure(row)}>
                      没有措施，补一条
                    </button>
                  ) : (
                    <span className="gap">没有措施</span>
                  ))}
              </td>
              <td data-label="责任单位">
                {row.unitName ?? (row.measure ? <span className="gap">没有责任单位</span> : '–')}
              </td>
              <td data-label="整改完毕或期限">
                {row.done ? (
                  <span className="tag tag-green">✓ 已整改</span>
                ) : row.dueOn ? (
                  <span className="nowrap">{row.dueOn}</span>
                ) : (
                  <span className="gap">没有期限</span>
                )}
              </td>
              <td data-label="效果">{orDash(row.effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
