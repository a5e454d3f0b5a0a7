import { Button, Checkbox } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { RECTIFICATION_KINDS, RECTIFICATION_STATUSES } from '../../../../server/api/loop-states.js';
import type { RectificationRow } from '../../../../server/api/rectifications.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { CaseRow } from '../../list/CaseRow.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { useRowCursor } from '../../list/use-row-cursor.js';
import { ViewSwitch } from '../../list/ViewSwitch.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useUnits } from '../units/use-units.js';
import { RemindButton } from '../supervision/RemindButton.js';
import { rectificationMeta } from './rectification-words.js';
import '../inbox/work-list.css';

const GAPS = { noMeasure: '未定措施', noProgress: '无进展' };

/** 整改 as a work list, near-due first; the same query as the board and the export. */
export function RectificationList() {
  return (
    <CommandScopeProvider>
      <ListBase
        resource="rectifications"
        sort={{ field: 'promisedDueAt', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="整改"
          sub="每个问题有措施、单位和期限，复核评价后销号"
          tools={
            <>
              <ViewSwitch current="list" board="/rectifications/board" list="/rectifications" />
              <ExportButton path="/api/rectifications/export" />
            </>
          }
        />
        <Filters />
        <div className="stack">
          <CommandNotes />
          <ListStates
            empty={
              <EmptyState kind="done" title="没有整改">
                问题归口派发、差评列入整改后会出现在这里。
              </EmptyState>
            }
          >
            <Rows />
          </ListStates>
        </div>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}

function Rows() {
  const { data = [], selectedIds, onToggleItem, onSelect, onUnselectItems } = useListContext<RectificationRow>();
  const navigate = useNavigate();
  const reminds = usePermission('item.remind');
  const selected = data.filter((row) => selectedIds.includes(row.id));
  const { cursor } = useRowCursor(data.length, {
    onOpen: (index) => data[index] && navigate(`/rectifications/${data[index].id}`),
    onToggle: (index) => reminds && data[index] && onToggleItem(data[index].id),
  });
  return (
    <div className={`work-list${reminds ? ' pickable' : ''}`}>
      {reminds && (
        <div className="bulk no-print" role="toolbar" aria-label="批量操作">
          <Checkbox
            checked={selected.length === data.length}
            indeterminate={selected.length > 0 && selected.length < data.length}
            onChange={() => (selected.length === data.length ? onUnselectItems() : onSelect(data.map((row) => row.id)))}
            slotProps={{ input: { 'aria-label': '全选本页' } }}
          />
          <span className="nowrap">{selected.length ? <b>已选 {selected.length} 条</b> : '全选本页'}</span>
          {selected.length > 0 && (
            <RemindButton
              subjects={selected.map((row) => ({ subjectType: 'rectification', subjectId: row.id }))}
              onDone={onUnselectItems}
            />
          )}
        </div>
      )}
      <ul>
        {data.map((row, index) => (
          <CaseRow
            key={row.id}
            title={row.title}
            href={`/rectifications/${row.id}`}
            meta={
              <>
                {RECTIFICATION_STATUSES[row.status]}
                {row.kind && ` · ${RECTIFICATION_KINDS[row.kind]}`} · {rectificationMeta(row)}
              </>
            }
            deadline={row.deadline}
            isCurrent={index === cursor}
            isSelected={selectedIds.includes(row.id)}
            onToggle={reminds ? () => onToggleItem(row.id) : undefined}
            verb={
              <Button size="small" component={Link} to={`/rectifications/${row.id}`}>
                打开
              </Button>
            }
          />
        ))}
      </ul>
    </div>
  );
}

function Filters() {
  const units = useUnits();
  return (
    <div className="filters no-print">
      <SelectFilter name="status" label="状态" options={RECTIFICATION_STATUSES} />
      <SelectFilter name="kind" label="类别" options={RECTIFICATION_KINDS} />
      {units.length > 0 && (
        <SelectFilter
          name="unitId"
          label="单位"
          options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
        />
      )}
      <SelectFilter name="gap" label="缺口" options={GAPS} />
      <SegmentedFilter
        name="state"
        label="时限"
        options={[
          { value: '', label: '全部' },
          { value: 'OVERDUE', label: '超期' },
          { value: 'NEAR_DUE', label: '临期' },
          { value: 'NORMAL', label: '正常' },
          { value: 'UNSET', label: '待定' },
        ]}
      />
      <SearchFilter placeholder="编号、标题" />
    </div>
  );
}
