import { Button, Checkbox } from '@mui/material';
import { Fragment, type ReactNode } from 'react';
import { useListContext, type RaRecord } from 'react-admin';
import type { BulkResult } from '../../../../server/api/operations.js';
import { useOpened } from '../../command/use-opened.js';
import { useRowCursor } from '../../list/use-row-cursor.js';
import '../inbox/work-list.css';

export interface PickVerb {
  key: string;
  label: string;
  danger?: boolean;
  /** The form of the verb for these rows; `done` is called with what became of them. */
  form: (props: VerbForm) => ReactNode;
}

export interface VerbForm {
  ids: string[];
  /** The first of them by name, and how many more. */
  what: string;
  onResult: (result: BulkResult) => BulkResult;
  onClose: () => void;
}

interface Props<Row> {
  label: string;
  nameOf: (row: Row) => string;
  verbs: readonly PickVerb[];
  /** Draws a row; `act` opens a verb for this row alone. */
  render: (
    row: Row,
    props: { name: string; isCurrent: boolean; isSelected: boolean; onToggle: () => void },
    act: (verb: string) => void,
  ) => ReactNode;
}

/** Rows to tick, with what can be done to the ticked ones above them. What was refused stays ticked. */
export function PickList<Row extends RaRecord & { id: string }>({ label, nameOf, verbs, render }: Props<Row>) {
  const { data = [], selectedIds, onToggleItem, onSelect, onUnselectItems } = useListContext<Row>();
  const open = useOpened<{ verb: string; ids: string[] }>();
  const selected = data.map((row) => row.id).filter((id) => selectedIds.includes(id));
  const { cursor } = useRowCursor(data.length, {
    onToggle: (index) => {
      const row = data[index];
      if (row) onToggleItem(row.id);
    },
  });
  const onResult = (result: BulkResult) => {
    onSelect(result.results.filter(({ ok }) => !ok).map(({ id }) => id));
    return result;
  };
  const first = data.find((row) => row.id === open.value?.ids[0]);
  return (
    <div className="stack">
      <div className="bulk ops-bulk no-print" role="toolbar" aria-label="批量操作">
        <Checkbox
          checked={selected.length === data.length}
          indeterminate={selected.length > 0 && selected.length < data.length}
          onChange={() => (selected.length === data.length ? onUnselectItems() : onSelect(data.map((row) => row.id)))}
          slotProps={{ input: { 'aria-label': '全选本页' } }}
        />
        <span className="nowrap">{selected.length ? <b>已选 {selected.length} 条</b> : '全选本页'}</span>
        {selected.length > 0 &&
          verbs.map((verb) => (
            <Button
              key={verb.key}
              size="small"
              color={verb.danger ? 'error' : 'primary'}
              onClick={() => open.show({ verb: verb.key, ids: selected })}
            >
              {verb.label}
            </Button>
          ))}
      </div>
      {open.value && (
        <Fragment key={open.key}>
          {verbs
            .find((verb) => verb.key === open.value?.verb)
            ?.form({
              ids: open.value.ids,
              what: `${first ? nameOf(first) : ''}${open.value.ids.length > 1 ? `等 ${open.value.ids.length} 条` : ''}`,
              onResult,
              onClose: open.close,
            })}
        </Fragment>
      )}
      <ul className="ops-list" aria-label={label}>
        {data.map((row, index) =>
          render(
            row,
            {
              name: nameOf(row),
              isCurrent: index === cursor,
              isSelected: selectedIds.includes(row.id),
              onToggle: () => onToggleItem(row.id),
            },
            (verb) => open.show({ verb, ids: [row.id] }),
          ),
        )}
      </ul>
    </div>
  );
}
