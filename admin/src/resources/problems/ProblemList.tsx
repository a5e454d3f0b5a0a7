import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { PROBLEM_SOURCES, PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import type { ProblemRow } from '../../../../server/api/problems.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { isoDay, orDash } from '../../ui/format.js';
import { useUnits } from '../units/use-units.js';
import { HiddenFilters } from './HiddenFilters.js';
import { ReportProblemForm } from './ReportProblemForm.js';

const COLUMNS: Column<ProblemRow>[] = [
  { label: '问题', render: (row) => <Link to={`/problems/${row.id}`}>{row.title}</Link> },
  { label: '编号', sort: 'number', render: (row) => <span className="code">{row.number}</span> },
  { label: '来源', render: (row) => `${PROBLEM_SOURCES[row.source]} · ${row.serviceItemName}` },
  { label: '责任单位', render: (row) => orDash(row.unitName) },
  {
    label: '措施',
    align: 'end',
    render: (row) => (row.measures > 0 ? row.measures : <span className="tag tag-red">没有措施</span>),
  },
  {
    label: '整改',
    render: (row) =>
      row.rectificationId ? (
        <Link className="code" to={`/rectifications/${row.rectificationId}`}>
          {row.rectificationNumber}
        </Link>
      ) : (
        '–'
      ),
  },
  { label: '状态', render: (row) => PROBLEM_STATUSES[row.status] },
  {
    label: '提出',
    sort: 'createdAt',
    align: 'end',
    render: (row) => <span className="nowrap">{isoDay(row.createdAt)}</span>,
  },
];

/** 问题: everything found, from wherever; 行风办 sorts it out. */
export function ProblemList() {
  const reporting = useOpened<true>();
  const reports = usePermission('problem.report');
  return (
    <CommandScopeProvider>
      <ListBase
        resource="problems"
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="问题"
          sub="体验、差评、督办中发现的问题，归口后派发整改"
          tools={
            <>
              <Button component={Link} to="/problems/statistics">
                统计
              </Button>
              <ExportButton path="/api/problems/export" />
              {reports && (
                <Button variant="contained" startIcon={<AddIcon />} onClick={() => reporting.show(true)}>
                  登记问题
                </Button>
              )}
            </>
          }
        />
        <div className="stack">
          <CommandNotes />
          {reporting.value && <ReportProblemForm onClose={reporting.close} />}
        </div>
        <Filters />
        <HiddenFilters />
        <ListStates
          empty={
            <EmptyState kind="done" title="还没有问题">
              走流程、差评回访、督办中发现的问题会出现在这里。
            </EmptyState>
          }
        >
          <RecordTable<ProblemRow> caption="问题" columns={COLUMNS} hrefOf={(row) => `/problems/${row.id}`} />
        </ListStates>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}

function Filters() {
  const units = useUnits();
  return (
    <div className="filters no-print">
      <SelectFilter name="status" label="状态" options={PROBLEM_STATUSES} />
      <SelectFilter name="source" label="来源" options={PROBLEM_SOURCES} />
      {units.length > 0 && (
        <SelectFilter
          name="unitId"
          label="单位"
          options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
        />
      )}
      <SelectFilter name="gap" label="缺口" options={{ noMeasure: '没有措施' }} />
      <SelectFilter name="repeat" label="重复" options={{ without: '不含重复', only: '只看重复' }} />
      <SearchFilter placeholder="编号、标题" />
    </div>
  );
}
