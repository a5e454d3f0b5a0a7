import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { NEED_STATUSES, type NeedRow } from '../../../../server/api/problems.js';
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
import { NeedForm } from './NeedForm.js';

const COLUMNS: Column<NeedRow>[] = [
  { label: '需求', render: (row) => <Link to={`/needs/${row.id}`}>{row.description}</Link> },
  { label: '编号', sort: 'number', render: (row) => <span className="code nowrap">{row.number}</span> },
  { label: '事项', render: (row) => row.serviceItemName },
  { label: '提出', render: (row) => orDash(row.unitName ?? row.reporterPost) },
  { label: '问题', align: 'end', render: (row) => (row.problems > 0 ? row.problems : '–') },
  {
    label: '措施',
    align: 'end',
    render: (row) =>
      row.measures > 0 || row.status === 'WITHDRAWN' ? (
        row.measures
      ) : (
        <span className="tag tag-red nowrap">没有措施</span>
      ),
  },
  { label: '状态', render: (row) => <span className="nowrap">{NEED_STATUSES[row.status]}</span> },
  {
    label: '时间',
    sort: 'createdAt',
    align: 'end',
    render: (row) => <span className="nowrap">{isoDay(row.createdAt)}</span>,
  },
];

/** 需求清单 (R39), in and outside walkthroughs. */
export function NeedList() {
  const adding = useOpened<true>();
  const adds = usePermission('problem.report');
  return (
    <CommandScopeProvider>
      <ListBase
        resource="needs"
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="需求"
          sub="群众和基层提出的需求，与问题和措施相连"
          tools={
            <>
              <ExportButton path="/api/needs/export" />
              {adds && (
                <Button variant="contained" startIcon={<AddIcon />} onClick={() => adding.show(true)}>
                  登记需求
                </Button>
              )}
            </>
          }
        />
        <div className="stack">
          <CommandNotes />
          {adding.value && <NeedForm onClose={adding.close} />}
        </div>
        <div className="filters no-print">
          <SelectFilter name="status" label="状态" options={NEED_STATUSES} />
          <SelectFilter name="gap" label="缺口" options={{ noMeasure: '没有措施' }} />
          <SearchFilter placeholder="编号、需求、事项" />
        </div>
        <ListStates
          empty={
            <EmptyState kind="done" title="还没有需求">
              走流程中或在这里登记的需求会出现在这里。
            </EmptyState>
          }
        >
          <RecordTable<NeedRow> caption="需求" columns={COLUMNS} hrefOf={(row) => `/needs/${row.id}`} />
        </ListStates>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}
