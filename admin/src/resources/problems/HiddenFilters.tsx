import { Button } from '@mui/material';
import { useListContext } from 'react-admin';

/** Filters that only a link of the statistics sets. */
const NAMES: Readonly<Record<string, string>> = {
  classId: '问题类',
  elementId: '环节',
  scenarioId: '场景',
  item: '事项',
  channel: '渠道',
  month: '月份',
  from: '起日',
  to: '止日',
};
const DROPPED = [...Object.keys(NAMES), 'processId'];

/** Says that the list shows part of what was counted, and takes that away again. */
export function HiddenFilters() {
  const { filterValues, setFilters } = useListContext();
  const set = Object.keys(NAMES).filter((name) => name in (filterValues as object));
  if (set.length === 0) return null;
  const rest = Object.fromEntries(
    Object.entries(filterValues as Record<string, unknown>).filter(([name]) => !DROPPED.includes(name)),
  );
  return (
    <p className="small muted no-print">
      来自问题统计，已按{set.map((name) => NAMES[name]).join('、')}筛选
      <Button size="small" variant="text" onClick={() => setFilters(rest, undefined, false)}>
        取消
      </Button>
    </p>
  );
}
