import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import {
  OVERVIEW_COLUMNS,
  type OverviewColumn,
  type OverviewRow,
  type OverviewSubject,
} from '../../../../server/api/rectifications.js';
import { cellHref, isSameCell, type Cell } from './overview-cell.js';
import './overview.css';

const COLUMNS = Object.keys(OVERVIEW_COLUMNS) as OverviewColumn[];
/** States of a clock: each case is in one of them, so that they add up. */
const STATES: readonly OverviewColumn[] = ['NORMAL', 'NEAR_DUE', 'OVERDUE', 'SUSPENDED', 'UNSET'];
const SIGNS: Partial<Record<OverviewColumn, string>> = {
  NORMAL: '●',
  NEAR_DUE: '▲',
  OVERDUE: '■',
  SUSPENDED: '‖',
  UNSET: '○',
};
const TONES: Partial<Record<OverviewColumn, string>> = { NEAR_DUE: 'near', OVERDUE: 'over' };
/** Left out on a phone: what needs nobody today. */
const CALM = new Set<OverviewColumn>(['NORMAL', 'SUSPENDED', 'UNSET']);

interface Props {
  rows: OverviewRow[];
  picked: Cell | null;
  subjectType: OverviewSubject | null;
}

/** More units than this, and those without anything open stand behind a button: what needs somebody is not below the fold. */
const FEW = 12;

/** Units in official order, the last row all of them; every number is a link to its list, a zero is a dash. */
export function OverviewTable({ rows, picked, subjectType }: Props) {
  const [showsIdle, setShowsIdle] = useState(false);
  const busy = rows.filter((row) => row.unitId === null || !isIdle(row));
  const idle = rows.length > FEW && busy.length > 1 ? rows.length - busy.length : 0;
  const shown = idle > 0 && !showsIdle ? busy : rows;
  const number = (row: OverviewRow, column: OverviewColumn | null, count: number, className: string) => {
    const cell: Cell = { unitId: row.unitId, column, day: null };
    const isPicked = isSameCell(picked, cell);
    return (
      <td key={column ?? 'all'} className={`${className}${isPicked ? ' picked' : ''}`}>
        {count === 0 ? (
          <span className="muted">–</span>
        ) : (
          <Link
            to={cellHref(cell, subjectType)}
            aria-current={isPicked || undefined}
            aria-label={`${row.unitName} ${column ? OVERVIEW_COLUMNS[column] : '合计'} ${count} 件`}
          >
            {count}
          </Link>
        )}
      </td>
    );
  };
  return (
    <div className="overview-table">
      <table>
        <caption className="visually-hidden">各单位的期限情况，数字可点开</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={cellClass(column)}>
                {SIGNS[column] && <i aria-hidden="true">{SIGNS[column]}</i>} {OVERVIEW_COLUMNS[column]}
              </th>
            ))}
            <th scope="col" className="wide-only">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.unitId ?? 'all'} className={row.unitId === null ? 'all' : undefined}>
              <th scope="row">{row.unitName}</th>
              {COLUMNS.map((column) => number(row, column, row.counts[column], cellClass(column)))}
              {number(
                row,
                null,
                STATES.reduce((sum, column) => sum + row.counts[column], 0),
                'sum wide-only',
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {idle > 0 && (
        <p className="idle-units muted small">
          {showsIdle ? `含 ${idle} 个没有在办事项的单位` : `另有 ${idle} 个单位没有在办事项`}
          <Button variant="text" size="small" onClick={() => setShowsIdle(!showsIdle)}>
            {showsIdle ? '收起' : '显示'}
          </Button>
        </p>
      )}
    </div>
  );
}

const isIdle = ({ counts }: OverviewRow) => COLUMNS.every((column) => counts[column] === 0);

const cellClass = (column: OverviewColumn): string =>
  [
    TONES[column] ? `tone-${TONES[column]}` : '',
    CALM.has(column) ? 'wide-only' : '',
    column === 'NOT_SIGNED_FOR' ? 'group-start' : '',
  ]
    .filter(Boolean)
    .join(' ');
