import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { listHref } from '../list/list-href.js';
import { usePermission } from '../providers/use-session.js';

/** Finds a case by number or name from anywhere. */
export function GlobalSearch() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const readsAll = usePermission('application.read');
  const assigns = usePermission('item.assignUnit');
  const handles = usePermission('item.handle');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    navigate(
      readsAll ? listHref('/applications', { q: text.trim() }) : listHref('/inbox', { tab: 'mine', q: text.trim() }),
    );
  };
  if (!readsAll && !handles && !assigns) return null;
  return (
    <form className="global-search" role="search" onSubmit={submit}>
      <SearchIcon aria-hidden="true" />
      <input
        type="search"
        data-global-search=""
        aria-label="查找办件"
        placeholder="编号、姓名"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
