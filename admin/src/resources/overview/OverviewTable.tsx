import { OVERVIEW_COLUMNS, type OverviewColumn, type OverviewRow } from '../../../../server/api/rectifications.js';
import './overview.css';

/** One number: a unit (null: all) and a column. */
export interface Cell {
  unitId: string | null;
  column: OverviewColumn;
}

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
  onPick: (cell: Cell) => void;
}

/** Units in official order, the last row all of them; a zero is a dash. */
export function OverviewTable({ rows, picked, onPick }: Props) {
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
          {rows.map((row) => (
            <tr key={row.unitId ?? 'all'} className={row.unitId === null ? 'all' : undefined}>
              <th scope="row">{row.unitName}</th>
              {COLUMNS.map((column) => (
                <Number
                  key={column}
                  row={row}
                  column={column}
                  isPicked={picked?.unitId === row.unitId && picked.column === column}
                  onPick={onPick}
                />
              ))}
              <td className="sum wide-only">{STATES.reduce((sum, column) => sum + row.counts[column], 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Number({
  row,
  column,
  isPicked,
  onPick,
}: {
  row: OverviewRow;
  column: OverviewColumn;
  isPicked: boolean;
  onPick: (cell: Cell) => void;
}) {
  const count = row.counts[column];
  return (
    <td className={`${cellClass(column)}${isPicked ? ' picked' : ''}`}>
      {count === 0 ? (
        <span className="muted">–</span>
      ) : (
        <button
          type="button"
          aria-pressed={isPicked}
          aria-label={`${row.unitName} ${OVERVIEW_COLUMNS[column]} ${count} 件`}
          onClick={() => onPick({ unitId: row.unitId, column })}
        >
          {count}
        </button>
      )}
    </td>
  );
}

const cellClass = (column: OverviewColumn): string =>
  [
    TONES[column] ? `tone-${TONES[column]}` : '',
    CALM.has(column) ? 'wide-only' : '',
    column === 'NOT_SIGNED_FOR' ? 'group-start' : '',
  ]
    .filter(Boolean)
    .join(' ');
