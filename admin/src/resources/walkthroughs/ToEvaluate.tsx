import ChevronIcon from '@mui/icons-material/ChevronRightOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Page } from '../../../../server/api/list.js';
import type { RectificationRow } from '../../../../server/api/rectifications.js';
import { http } from '../../providers/http.js';

/** 等我评价: rectifications of problems that I raised and that say they are done. */
export function ToEvaluate() {
  const { data } = useQuery({
    queryKey: ['rectifications', 'to-evaluate'],
    queryFn: ({ signal }) =>
      http<Page<RectificationRow>>('/api/rectifications?status=EVALUATING&page=1&pageSize=50', { signal }),
    retry: false,
  });
  if (!data?.items.length) return null;
  return (
    <>
      <h2 className="walker-heading">等我评价</h2>
      <ul className="walker-links">
        {data.items.map((row) => (
          <li key={row.id}>
            <Link to={`/rectifications/${row.id}`}>
              <b>{row.title}</b>
              <span className="muted small">{row.round > 1 ? `第 ${row.round} 次整改` : '已整改，看看修好了没有'}</span>
              <ChevronIcon aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
