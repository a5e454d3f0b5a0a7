import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import './pager.css';

/** `共 31 条 … 第 1 / 2 页`; the total is the list's own. */
export function Pager() {
  const { total = 0, page, perPage, setPage, isPending } = useListContext();
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (isPending) return <div className="pager" />;
  // the list says itself why there is nothing
  if (total === 0) return null;
  return (
    <nav className="pager no-print" aria-label="翻页">
      <span>共 {total} 条</span>
      <span className="spacer" />
      {pages > 1 && (
        <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
          上一页
        </Button>
      )}
      <span>
        第 {page} / {pages} 页
      </span>
      {pages > 1 && (
        <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
          下一页
        </Button>
      )}
    </nav>
  );
}
