import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RatingRow } from '../../../../server/api/admin.js';
import { RATING_LEVELS, type RatingLevel } from '../../../../server/api/ratings.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { fullTime, orDash } from '../../ui/format.js';

const COLUMNS: Column<RatingRow>[] = [
  { label: '办件', render: (row) => <Link to={`/applications/${row.applicationId}`}>{row.number}</Link> },
  { label: '一件事', render: (row) => row.oneThingName },
  {
    label: '评价',
    render: (row) => (
      <span
        className={`tag ${row.isNegative ? 'tag-red' : 'tag-solid'}`}
      >{`${row.isNegative ? '差评 · ' : ''}${RATING_LEVELS[row.level as RatingLevel] ?? row.level}`}</span>
    ),
  },
  { label: '原因', render: (row) => orDash(row.tags.join('、')) },
  { label: '意见', render: (row) => orDash(row.comment) },
  {
    label: '时间',
    sort: 'ratedAt',
    align: 'end',
    render: (row) => <span className="nowrap">{fullTime(row.ratedAt)}</span>,
  },
];

/** 评价: one a case, in words; who handled it is never shown here. */
export function RatingList() {
  return (
    <ListBase
      resource="ratings"
      sort={{ field: 'ratedAt', order: 'DESC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead title="评价" sub="一事一评，最后两级为差评" tools={<ExportButton path="/api/ratings/export" />} />
      <div className="filters no-print">
        <SegmentedFilter
          name="negative"
          label="差评"
          options={[
            { value: '', label: '全部' },
            { value: 'true', label: '差评' },
            { value: 'false', label: '非差评' },
          ]}
        />
        <SelectFilter name="level" label="等级" options={RATING_LEVELS} />
      </div>
      <ListStates
        empty={
          <EmptyState kind="done" title="还没有评价">
            办结后申请人会收到评价邀请。
          </EmptyState>
        }
      >
        <RecordTable<RatingRow> caption="评价" columns={COLUMNS} />
      </ListStates>
      <Pager />
    </ListBase>
  );
}
