import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { listHref } from './list-href.js';
import './board.css';

export interface BoardColumnView<Row> {
  status: string;
  title: string;
  total: number;
  cards: Row[];
  /** Said in the column while it is empty: what comes here, and by whose doing. */
  emptyText: string;
}

interface Props<Row> {
  label: string;
  columns: BoardColumnView<Row>[];
  /** The list behind 还有 n 件, and what it is filtered by besides the status. */
  listPath: string;
  filter?: Record<string, string>;
  /** Instead of the columns when not one of them has a card. */
  empty: ReactNode;
  render: (row: Row) => ReactNode;
}

/** Columns to look at: a card moves by its verb, never by the mouse. On a phone they stand below each other, an empty one in a line. */
export function Board<Row extends { id: string }>({
  label,
  columns,
  listPath,
  filter = {},
  empty,
  render,
}: Props<Row>) {
  if (columns.every(({ total }) => total === 0)) return empty;
  return (
    <div className="board" role="list" aria-label={label} tabIndex={0}>
      {columns.map(({ status, title, total, cards, emptyText }) => (
        <section
          key={status}
          className={`board-column${total === 0 ? ' is-empty' : ''}`}
          role="listitem"
          aria-label={`${title} ${total} 件`}
        >
          <h2>
            {title} <span>{total}</span>
          </h2>
          {total === 0 ? (
            <p className="board-empty">{emptyText}</p>
          ) : (
            <ul>
              {cards.map((card) => (
                <li key={card.id} className="board-card">
                  {render(card)}
                </li>
              ))}
            </ul>
          )}
          {total > cards.length && (
            <Link className="board-more" to={listHref(listPath, { ...filter, status })}>
              还有 {total - cards.length} 件
            </Link>
          )}
        </section>
      ))}
    </div>
  );
}
