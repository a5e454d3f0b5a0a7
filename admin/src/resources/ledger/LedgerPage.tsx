import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LedgerRow } from '../../../../server/api/admin.js';
import { ExportButton } from '../../list/ExportButton.js';
import { DateFilter } from '../../list/DateFilter.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { fullTime, orDash } from '../../ui/format.js';
import { useUnits } from '../units/use-units.js';
import { CaseFilter } from './CaseFilter.js';
import { CheckLedgerButton } from './CheckLedgerButton.js';

type Row = LedgerRow & { id: number };

const COLUMNS: Column<Row>[] = [
  { label: '序号', sort: 'seq', align: 'end', render: (row) => row.seq },
  { label: '时间', render: (row) => <span className="nowrap">{fullTime(row.at)}</span> },
  { label: '单位、经手人', render: (row) => [row.actorUnit, row.actorName].filter(Boolean).join(' ') },
  {
    label: '对象',
    render: (row) => (
      <span className="nowrap">
        <Subject row={row} />
      </span>
    ),
  },
  {
    label: '说明',
    render: (row) => (
      <>
        {row.summary}
        {row.reason && <span className="muted">　备注：{row.reason}</span>}
      </>
    ),
  },
  {
    label: '校验值',
    render: (row) => (
      <span className="mono nowrap" title={row.hash}>{`${row.hash.slice(0, 4)}…${row.hash.slice(-4)}`}</span>
    ),
  },
];

/** 台账: what happened, by whom and why; only added to, every line chained to the one before. */
export function LedgerPage() {
  return (
    <ListBase
      resource="ledger"
      sort={{ field: 'seq', order: 'DESC' }}
      perPage={50}
      storeKey={false}
      disableAuthentication
    >
      <PageHead
        title="台账"
        sub="只增不改，逐条相连"
        tools={
          <>
            <ExportButton path="/api/ledger/export" />
            <CheckLedgerButton />
          </>
        }
      />
      <Filters />
      <ListStates
        empty={
          <EmptyState kind="done" title="还没有记录">
            办理、设置、登录都会记在这里。
          </EmptyState>
        }
      >
        <RecordTable<Row> caption="台账" columns={COLUMNS} />
      </ListStates>
      <Pager />
    </ListBase>
  );
}

function Filters() {
  const units = useUnits();
  return (
    <div className="filters no-print">
      <CaseFilter />
      {units.length > 0 && (
        <SelectFilter
          name="actorUnitId"
          label="单位"
          options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
        />
      )}
      <DateFilter name="from" label="自" />
      <DateFilter name="to" label="至" />
      <SearchFilter placeholder="说明、经手人、编号" />
    </div>
  );
}

function Subject({ row }: { row: Row }) {
  const page = PAGES[row.subjectType];
  const target = page ? `/${page}/${row.subjectId}` : row.caseNumber ? `/applications/${row.caseId}` : null;
  const words = row.caseNumber ?? SUBJECTS[row.subjectType] ?? row.subjectType;
  return target ? <Link to={target}>{words}</Link> : <span className="muted">{orDash(words)}</span>;
}

const SUBJECTS: Record<string, string> = {
  application: '办件',
  item: '分办件',
  user: '人员',
  unit: '单位',
  setting: '设置',
  calendar: '工作日历',
  session: '登录',
  process: '流程',
  definition: '流程',
  incident: '失败步骤',
  deadline: '期限',
  rating: '评价',
  material: '材料',
  correction: '补正',
  catalogue: '事项目录',
  outbox: '流程指令',
  problem: '问题',
  need: '需求',
  measure: '措施',
  rectification: '整改',
  'evaluation-request': '整改评价',
  'negative-rating': '差评核查',
  'rating-invitation': '评价邀请',
  supervision: '督办',
  walkthrough: '走流程',
  'process-draft': '流程草稿',
};

/** Where the record of a line is read; what has no page leads to its case. */
const PAGES: Record<string, string> = {
  item: 'items',
  problem: 'problems',
  need: 'needs',
  rectification: 'rectifications',
  'negative-rating': 'negative-ratings',
  supervision: 'supervision-orders',
  walkthrough: 'walkthroughs',
};
