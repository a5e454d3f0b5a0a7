import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { APPLICATION_STATUSES, CHANNELS } from '../../../../server/api/application-states.js';
import type { ApplicationRow } from '../../../../server/api/applications.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { usePermission } from '../../providers/use-session.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { fullTime, orDash } from '../../ui/format.js';

const COLUMNS: Column<ApplicationRow>[] = [
  {
    label: '申请',
    render: (row) => (
      <>
        <Link to={`/applications/${row.id}`}>
          {row.applicantName} · {row.oneThingName}
        </Link>
        {row.greenChannel && <span className="tag tag-amber">绿色通道</span>}
      </>
    ),
  },
  { label: '编号', sort: 'number', render: (row) => <span className="code">{orDash(row.number)}</span> },
  { label: '渠道', render: (row) => CHANNELS[row.channel] },
  {
    label: '提交',
    sort: 'submittedAt',
    render: (row) => <span className="nowrap">{row.submittedAt ? fullTime(row.submittedAt) : '–'}</span>,
  },
  { label: '状态', render: (row) => APPLICATION_STATUSES[row.status] },
  { label: '事项', align: 'end', render: (row) => (row.itemsTotal ? `${row.itemsClosed} / ${row.itemsTotal}` : '–') },
  {
    label: '整件时限',
    sort: 'promisedDueAt',
    align: 'end',
    render: (row) => (row.deadline ? <DeadlineChip deadline={row.deadline} /> : '–'),
  },
];

/** 办件: every application, newest first. */
export function ApplicationList() {
  const mayFile = usePermission('application.file');
  return (
    <ListBase
      resource="applications"
      sort={{ field: 'submittedAt', order: 'DESC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead
        title="办件"
        sub="一次申请一件，含全部事项"
        tools={
          <>
            <ExportButton path="/api/applications/export" />
            {mayFile && (
              <Button variant="contained" startIcon={<AddIcon />} component={Link} to="/filing">
                代办申请
              </Button>
            )}
          </>
        }
      />
      <div className="filters no-print">
        <SegmentedFilter
          name="status"
          label="状态"
          options={[
            { value: '', label: '全部' },
            ...(['SUBMITTED', 'CORRECTION', 'IN_PROGRESS', 'COMPLETED', 'REJECTED', 'WITHDRAWN'] as const).map(
              (value) => ({
                value,
                label: APPLICATION_STATUSES[value],
              }),
            ),
          ]}
        />
        <SelectFilter name="channel" label="渠道" options={CHANNELS} />
        <SearchFilter />
      </div>
      <ListStates
        empty={
          <EmptyState kind="done" title="还没有办件">
            网上提交或窗口代办的申请会出现在这里。
          </EmptyState>
        }
      >
        <RecordTable<ApplicationRow> caption="办件" columns={COLUMNS} hrefOf={(row) => `/applications/${row.id}`} />
      </ListStates>
      <Pager />
    </ListBase>
  );
}
