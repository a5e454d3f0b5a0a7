import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../../../server/api/application-states.js';
import type { ItemRow } from '../../../../server/api/applications.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { orDash } from '../../ui/format.js';
import { useUnits } from '../units/use-units.js';

type Row = ItemRow & { applicantName?: string };

const COLUMNS: Column<Row>[] = [
  {
    label: '事项',
    render: (row) => (
      <Link to={`/items/${row.id}`}>{[row.applicantName, row.serviceItemName].filter(Boolean).join(' · ')}</Link>
    ),
  },
  { label: '编号', sort: 'number', render: (row) => <span className="code">{row.number}</span> },
  { label: '承办单位', render: (row) => orDash(row.unitName) },
  { label: '经办', render: (row) => (row.automatic ? '自动办理' : orDash(row.handlerName)) },
  {
    label: '状态',
    render: (row) =>
      row.outcome ? `${ITEM_STATUSES[row.status]} · ${ITEM_OUTCOMES[row.outcome]}` : ITEM_STATUSES[row.status],
  },
  {
    label: '时限',
    sort: 'dueAt',
    align: 'end',
    render: (row) => (row.deadline ? <DeadlineChip deadline={row.deadline} /> : '–'),
  },
];

/** 分办件: every unit's parts, near-due first. */
export function ItemList() {
  return (
    <ListBase
      resource="items"
      sort={{ field: 'dueAt', order: 'ASC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead
        title="分办件"
        sub="一个申请拆给各单位的部分，按时限排列"
        tools={<ExportButton path="/api/items/export" />}
      />
      <Filters />
      <ListStates
        empty={
          <EmptyState kind="done" title="还没有分办件">
            申请受理并拆包后会出现在这里。
          </EmptyState>
        }
      >
        <RecordTable<Row> caption="分办件" columns={COLUMNS} hrefOf={(row) => `/items/${row.id}`} />
      </ListStates>
      <Pager />
    </ListBase>
  );
}

function Filters() {
  const units = useUnits();
  return (
    <div className="filters no-print">
      <SelectFilter name="status" label="状态" options={ITEM_STATUSES} />
      {units.length > 0 && (
        <SelectFilter
          name="unitId"
          label="单位"
          options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
        />
      )}
      <SegmentedFilter
        name="state"
        label="时限"
        options={[
          { value: '', label: '全部' },
          { value: 'OVERDUE', label: '超期' },
          { value: 'DUE_TODAY', label: '今日' },
          { value: 'NEAR_DUE', label: '临期' },
          { value: 'SUSPENDED', label: '暂停' },
        ]}
      />
      <SearchFilter />
    </div>
  );
}
