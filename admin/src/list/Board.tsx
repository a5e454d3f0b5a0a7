import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { listHref } from './list-href.js';
import './board.css';

export interface BoardColumnView<Row> {
  status: string;
  title: string;
  total: number;
  cards: Row[];
}

interface Props<Row> {
  label: string;
  columns: BoardColumnView<Row>[];
  /** The list behind 还有 n 件, and what it is filtered by besides the status. */
  listPath: string;
  filter?: Record<string, string>;
  render: (row: Row) => ReactNode;
}

/** Columns to look at: a card moves by its verb, never by the mouse. */
export function Board<Row extends { id: string }>({ label, columns, listPath, filter = {}, render }: Props<Row>) {
  return (
    <div className="board" role="list" aria-label={label} tabIndex={0}>
      {columns.map(({ status, title, total, cards }) => (
        <section key={status} className="board-column" role="listitem" aria-label={`${title} ${total} 件`}>
          <h2>
            {title} <span>{total}</span>
          </h2>
          <ul>
            {cards.map((card) => (
              <li key={card.id} className="board-card">
                {render(card)}
              </li>
            ))}
          </ul>
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
