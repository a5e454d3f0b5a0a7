import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { NEGATIVE_RATING_STATUSES, VERDICTS } from '../../../../server/api/loop-states.js';
import type { NegativeRatingRow } from '../../../../server/api/negative-ratings.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { ViewSwitch } from '../../list/ViewSwitch.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { isoDay, orDash } from '../../ui/format.js';
import { useUnits } from '../units/use-units.js';
import { CallbackLine } from './CallbackLine.js';
import { ratingTitle } from './rating-words.js';

const COLUMNS: Column<NegativeRatingRow>[] = [
  { label: '差评', render: (row) => <Link to={`/negative-ratings/${row.id}`}>{ratingTitle(row)}</Link> },
  { label: '编号', sort: 'number', render: (row) => <span className="code">{row.number}</span> },
  { label: '署名', render: (row) => (row.named ? '实名' : '匿名') },
  { label: '被评单位', render: (row) => orDash(row.unitName) },
  { label: '回访专人', render: (row) => orDash(row.callbackOfficerName) },
  { label: '核实结论', render: (row) => (row.verdict ? VERDICTS[row.verdict] : '–') },
  {
    label: '状态',
    render: (row) => `${NEGATIVE_RATING_STATUSES[row.status]}${row.counted ? '' : ' · 不计入'}`,
  },
  {
    label: '收到',
    sort: 'receivedAt',
    align: 'end',
    render: (row) => <span className="nowrap">{isoDay(row.receivedAt)}</span>,
  },
  {
    label: '时限',
    align: 'end',
    render: (row) => (row.deadline ? <DeadlineChip deadline={row.deadline} /> : '–'),
  },
];

/** 差评核查 as a list, newest first. */
export function NegativeRatingList() {
  const units = useUnits();
  return (
    <ListBase
      resource="negative-ratings"
      sort={{ field: 'receivedAt', order: 'DESC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead
        title="差评核查"
        tools={<ViewSwitch current="list" board="/negative-ratings" list="/negative-ratings/list" />}
      />
      <CallbackLine />
      <div className="filters no-print">
        <SelectFilter name="status" label="状态" options={NEGATIVE_RATING_STATUSES} />
        {units.length > 0 && (
          <SelectFilter
            name="unitId"
            label="单位"
            options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
          />
        )}
        <SegmentedFilter
          name="named"
          label="署名"
          options={[
            { value: '', label: '全部' },
            { value: 'true', label: '实名' },
            { value: 'false', label: '匿名' },
          ]}
        />
        <SearchFilter placeholder="编号" />
      </div>
      <ListStates
        empty={
          <EmptyState kind="done" title="没有差评">
            申请人评价不满意、非常不满意时会出现在这里。
          </EmptyState>
        }
      >
        <RecordTable<NegativeRatingRow>
          caption="差评核查"
          columns={COLUMNS}
          hrefOf={(row) => `/negative-ratings/${row.id}`}
        />
      </ListStates>
      <Pager />
    </ListBase>
  );
}
