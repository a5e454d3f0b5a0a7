import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'react-router-dom';
import type { CallbackCoverage } from '../../../../server/api/negative-ratings.js';
import { http } from '../../providers/http.js';
import { usePermission } from '../../providers/use-session.js';
import { Dotted } from '../../ui/Dotted.js';
import { ratingTitle } from './rating-words.js';
import './callback-line.css';

/** 实名差评回访率 96 %（未回访 3 件）: the number opens the open ones. */
export function CallbackLine() {
  const [isOpen, setOpen] = useState(false);
  const reads = usePermission('rating.read');
  const { data } = useQuery({
    queryKey: ['negative-ratings', 'coverage'],
    queryFn: ({ signal }) => http<CallbackCoverage>('/api/negative-ratings/coverage', { signal }),
    enabled: reads,
    retry: false,
  });
  if (!data) return null;
  const open = data.named - data.calledBack;
  return (
    <section className="callback-line" aria-label="实名差评回访率">
      <p>
        <Dotted
          parts={[
            <Fragment key="percent">
              实名差评回访率 <b>{data.percent} %</b>
            </Fragment>,
            <span key="named" className="muted">
              实名差评 {data.named} 件
            </span>,
            <span key="called" className="muted">
              已回访 {data.calledBack} 件
            </span>,
            open > 0 && (
              <button key="open" type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                未回访 {open} 件
              </button>
            ),
          ]}
        />
      </p>
      {isOpen && (
        <ul>
          {data.open.map((row) => (
            <li key={row.id}>
              <Link to={`/negative-ratings/${row.id}`}>{ratingTitle(row)}</Link>{' '}
              <span className="muted">
                {row.number} · {row.callbackOfficerName ?? '未指派回访人'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
