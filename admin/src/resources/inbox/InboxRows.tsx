import { Button, Checkbox } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import type { InboxRow, InboxTab } from '../../../../server/api/inbox.js';
import { useRowCursor } from '../../list/use-row-cursor.js';
import { ClaimButton } from './ClaimButton.js';
import { ReleaseButton } from './ReleaseButton.js';
import { hrefOfRow, verbOfRow } from './task-target.js';
import { WorkRow } from './WorkRow.js';
import './work-list.css';

/** The rows and, as their head, what can be done to the ticked ones: nothing moves when the first is ticked. */
export function InboxRows() {
  const { data = [], filterValues, selectedIds, onToggleItem, onSelect, onUnselectItems } = useListContext<InboxRow>();
  const tab = ((filterValues as { tab?: InboxTab }).tab ?? 'mine') as InboxTab;
  const navigate = useNavigate();
  const isPickable = tab === 'unit' || tab === 'mine';
  const selected = data.map((row) => row.id).filter((id) => selectedIds.includes(id));
  const { cursor } = useRowCursor(data.length, {
    onOpen: (index) => {
      const row = data[index];
      if (row) navigate(hrefOfRow(row));
    },
    onToggle: (index) => {
      const row = data[index];
      if (row && isPickable) onToggleItem(row.id);
    },
  });
  return (
    <div className={`work-list${isPickable ? ' pickable' : ''}`}>
      {isPickable && (
        <div className="bulk no-print" role="toolbar" aria-label="批量操作">
          <Checkbox
            checked={selected.length === data.length}
            indeterminate={selected.length > 0 && selected.length < data.length}
            onChange={() => (selected.length === data.length ? onUnselectItems() : onSelect(data.map((row) => row.id)))}
            slotProps={{ input: { 'aria-label': '全选本页' } }}
          />
          <span className="nowrap">{selected.length ? <b>已选 {selected.length} 条</b> : '全选本页'}</span>
          {selected.length > 0 && (
            <>
              {tab === 'unit' ? (
                <ClaimButton taskIds={selected} onDone={onUnselectItems} variant="contained" />
              ) : (
                <ReleaseButton taskIds={selected} onDone={onUnselectItems} />
              )}
              <span className="spacer" />
              <Button size="small" variant="text" onClick={() => onUnselectItems()}>
                取消选择
              </Button>
            </>
          )}
        </div>
      )}
      <ul>
        {data.map((row, index) => (
          <WorkRow
            key={row.id}
            row={row}
            isCurrent={index === cursor}
            isSelected={selectedIds.includes(row.id)}
            {...(isPickable ? { onToggle: () => onToggleItem(row.id) } : {})}
            verb={
              tab === 'unit' ? (
                <ClaimButton taskIds={[row.id]} />
              ) : (
                <Button size="small" component={Link} to={hrefOfRow(row)}>
                  {verbOfRow(row)}
                </Button>
              )
            }
          />
        ))}
      </ul>
    </div>
  );
}
