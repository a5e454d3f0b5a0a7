import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { SUPERVISION_STATUSES } from '../../../../server/api/loop-states.js';
import type { SupervisionRow } from '../../../../server/api/supervision.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { usePermission } from '../../providers/use-session.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { isoDay } from '../../ui/format.js';
import { useUnits } from '../units/use-units.js';
import { isOrderable } from './reminder-words.js';
import { SUBJECT_NAMES } from './subject-href.js';

/** What an order can be about, by its words. */
const ORDER_SUBJECTS = Object.fromEntries(
  Object.entries(SUBJECT_NAMES).filter(([subjectType]) => isOrderable({ subjectType })),
);

const COLUMNS: Column<SupervisionRow>[] = [
  { label: '督办事由', render: (row) => <Link to={`/supervision-orders/${row.id}`}>{row.title}</Link> },
  { label: '编号', sort: 'number', render: (row) => <span className="code">{row.number}</span> },
  {
    label: '对象',
    render: (row) => <span className="nowrap">{SUBJECT_NAMES[row.subjectType] ?? row.subjectType}</span>,
  },
  { label: '责任单位', render: (row) => row.unitName },
  { label: '状态', render: (row) => <span className="nowrap">{SUPERVISION_STATUSES[row.status]}</span> },
  {
    label: '发出',
    sort: 'orderedAt',
    align: 'end',
    render: (row) => <span className="nowrap">{isoDay(row.orderedAt)}</span>,
  },
  {
    label: '时限',
    align: 'end',
    render: (row) => (row.deadline ? <DeadlineChip deadline={row.deadline} /> : '–'),
  },
];

/** 督办: orders with a limit of their own, newest first. */
export function SupervisionList() {
  const units = useUnits();
  const orders = usePermission('supervision.order');
  return (
    <ListBase
      resource="supervision-orders"
      sort={{ field: 'orderedAt', order: 'DESC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead
        title="督办"
        sub="签收、办理、回复、审核、回头看"
        tools={
          <Button component={Link} to="/bulletins">
            通报
          </Button>
        }
      />
      <div className="filters no-print">
        <SelectFilter name="status" label="状态" options={SUPERVISION_STATUSES} />
        {units.length > 0 && (
          <SelectFilter
            name="unitId"
            label="单位"
            options={Object.fromEntries(units.map((unit) => [unit.id, unit.shortName]))}
          />
        )}
        <SelectFilter name="subjectType" label="对象" options={ORDER_SUBJECTS} />
        <SearchFilter placeholder="编号、标题" />
      </div>
      <ListStates
        empty={
          <EmptyState
            kind="done"
            title="没有督办"
            action={
              orders && (
                <Button size="small" component={Link} to="/overview">
                  到期限总览
                </Button>
              )
            }
          >
            超期仍未办结的会自动转督办{orders && '，也可以在期限总览里发起'}。
          </EmptyState>
        }
      >
        <RecordTable<SupervisionRow>
          caption="督办"
          columns={COLUMNS}
          hrefOf={(row) => `/supervision-orders/${row.id}`}
        />
      </ListStates>
      <Pager />
    </ListBase>
  );
}
