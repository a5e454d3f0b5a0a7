import { Button } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ProcessRow } from '../../../../server/api/processes.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { isoDay } from '../../ui/format.js';
import { IncidentPanel } from '../incidents/IncidentPanel.js';

type Row = ProcessRow & { id: string };

const COLUMNS: Column<Row>[] = [
  {
    label: '流程',
    render: (row) => (
      <>
        <Link to={`/processes/${row.processId}`}>{row.name}</Link>
        {row.incidents > 0 && (
          <>
            {' '}
            <span className="tag tag-red">{row.incidents} 个步骤失败</span>
          </>
        )}
      </>
    ),
  },
  { label: '种类', render: (row) => row.kind },
  { label: '已发布', render: (row) => `第 ${row.version} 版` },
  { label: '生效', render: (row) => isoDay(row.deployedAt) },
  {
    label: '在办',
    align: 'end',
    render: (row) => (row.running ? <Link to={`/processes/${row.processId}`}>{row.running}</Link> : '–'),
  },
];

/** 流程库: every process with its version and what runs on it; failed steps below. */
export function ProcessList() {
  return (
    <ListBase
      resource="processes"
      sort={{ field: 'id', order: 'ASC' }}
      perPage={100}
      storeKey={false}
      disableAuthentication
    >
      <Head />
      <div className="stack">
        <ListStates
          empty={
            <EmptyState kind="done" title="还没有发布流程">
              系统启动时会发布自带的流程。
            </EmptyState>
          }
        >
          <RecordTable<Row> caption="流程" columns={COLUMNS} hrefOf={(row) => `/processes/${row.processId}`} />
        </ListStates>
        <IncidentPanel />
      </div>
    </ListBase>
  );
}

function Head() {
  const { data = [], total } = useListContext<Row>();
  const mayDesign = usePermission('process.design');
  const mayReview = usePermission('process.approve') || mayDesign;
  const incidents = data.reduce((sum, row) => sum + row.incidents, 0);
  return (
    <PageHead
      title="流程库"
      sub={total !== undefined && `${total} 个流程${incidents ? ` · ${incidents} 个步骤失败` : ''}`}
      tools={
        mayReview && (
          <Button component={Link} to="/process-drafts">
            发布审核
          </Button>
        )
      }
    />
  );
}
