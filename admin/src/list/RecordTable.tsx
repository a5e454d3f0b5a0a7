import type { ReactNode } from 'react';
import { useListContext, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useRowCursor } from './use-row-cursor.js';
import './record-table.css';

export interface Column<T> {
  label: string;
  render: (row: T) => ReactNode;
  /** Name the server sorts by; without it the head is not a button. */
  sort?: string;
  align?: 'end';
}

interface Props<T> {
  caption: string;
  columns: Column<T>[];
  /** Where Enter on a row goes. */
  hrefOf?: (row: T) => string;
  /** An unfolded part below a row. */
  detailOf?: (row: T) => ReactNode;
}

/** A table of the list around it: sorted by its heads, walked with j and k, cards on a phone. */
export function RecordTable<T extends RaRecord>({ caption, columns, hrefOf, detailOf }: Props<T>) {
  const { data = [] } = useListContext<T>();
  const navigate = useNavigate();
  const { cursor } = useRowCursor(data.length, {
    onOpen: (index) => {
      const row = data[index];
      if (row && hrefOf) navigate(hrefOf(row));
    },
  });
  return (
    <div className="record-table">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((row, index) => (
            <Row key={row.id} row={row} columns={columns} isCurrent={index === cursor} detail={detailOf?.(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<T>({ column }: { column: Column<T> }) {
  const { sort, setSort } = useListContext();
  const isSorted = column.sort !== undefined && sort.field === column.sort;
  const isAscending = sort.order === 'ASC';
  return (
    <th
      scope="col"
      className={column.align}
      aria-sort={isSorted ? (isAscending ? 'ascending' : 'descending') : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          onClick={() => setSort({ field: column.sort!, order: isSorted && isAscending ? 'DESC' : 'ASC' })}
        >
          {column.label}
          <span aria-hidden="true">{isSorted ? (isAscending ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

function Row<T>({
  row,
  columns,
  isCurrent,
  detail,
}: {
  row: T;
  columns: Column<T>[];
  isCurrent: boolean;
  detail: ReactNode;
}) {
  return (
    <>
      <tr aria-current={isCurrent || undefined}>
        {columns.map((column) => (
          <td key={column.label} data-label={column.label} className={column.align}>
            {column.render(row)}
          </td>
        ))}
      </tr>
      {detail && (
        <tr className="row-detail">
          <td colSpan={columns.length} data-label="">
            {detail}
          </td>
        </tr>
      )}
    </>
  );
}
