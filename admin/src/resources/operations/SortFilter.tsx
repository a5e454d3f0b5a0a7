import { useListContext } from 'react-admin';
import '../../list/filters.css';

/** `次序：等得最久的在前 ▾` for lists that are not tables. */
export function SortFilter({ field, oldest, newest }: { field: string; oldest: string; newest: string }) {
  const { sort, setSort } = useListContext();
  return (
    <label className="filter-select">
      次序：
      <select
        value={sort.order}
        onChange={(event) => setSort({ field, order: event.target.value === 'DESC' ? 'DESC' : 'ASC' })}
      >
        <option value="ASC">{oldest}</option>
        <option value="DESC">{newest}</option>
      </select>
    </label>
  );
}
