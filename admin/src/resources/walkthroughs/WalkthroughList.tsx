import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { WALKTHROUGH_STATUSES } from '../../../../server/api/loop-states.js';
import { ANGLES, type Angle, type WalkthroughRow } from '../../../../server/api/walkthroughs.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { usePermission } from '../../providers/use-session.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { AssignForm } from './AssignForm.js';
import { useScenarioNames } from './use-scenarios.js';

const COLUMNS: Column<WalkthroughRow>[] = [
  {
    label: '走流程',
    sort: 'number',
    render: (row) => (
      <div>
        <Link to={`/walkthroughs/${row.id}`}>{row.scenarioName}</Link>
        <br />
        <span className="muted small">
          {row.number} · {ANGLES[row.angle as Angle] ?? row.angle}角度
        </span>
      </div>
    ),
  },
  {
    label: '人员',
    render: (row) => (
      <div>
        {row.walkerName}
        <br />
        <span className="muted small">{row.walkerPost}</span>
      </div>
    ),
  },
  {
    label: '单位',
    render: (row) => (
      <div>
        {row.unitName}
        <br />
        <span className="muted small">{row.place}</span>
      </div>
    ),
  },
  { label: '状态', render: (row) => <span className="tag tag-solid">{WALKTHROUGH_STATUSES[row.status]}</span> },
  { label: '步骤', render: (row) => `${row.stepsDone} / ${row.stepsTotal}` },
  { label: '问题', render: (row) => (row.problems === 0 ? '0' : `${row.problems}，未销号 ${row.openProblems}`) },
  { label: '时限', sort: 'dueOn', render: (row) => (row.deadline ? <DeadlineChip deadline={row.deadline} /> : '未设') },
];

/** 走流程 for 行风办: all of them, and where a new one is assigned. */
export function WalkthroughList() {
  const mayAssign = usePermission('walkthrough.assign');
  const assigning = useOpened<true>();
  const scenarioNames = useScenarioNames();
  return (
    <CommandScopeProvider>
      <ListBase
        resource="walkthroughs"
        sort={{ field: 'number', order: 'DESC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="走流程"
          sub="走前 · 走中 · 走后，所提问题全部销号后办结"
          tools={
            mayAssign && (
              <Button
                variant="contained"
                startIcon={<AddIcon />}
                disabled={assigning.value !== null}
                onClick={() => assigning.show(true)}
              >
                派出走流程
              </Button>
            )
          }
        />
        <div className="stack">
          <CommandNotes />
          {assigning.value && <AssignForm onClose={assigning.close} />}
        </div>
        <div className="filters no-print">
          <SelectFilter name="status" label="状态" options={WALKTHROUGH_STATUSES} />
          <SelectFilter name="scenarioId" label="场景" options={scenarioNames} />
          <SearchFilter placeholder="编号、场景、地点、人员" />
        </div>
        <ListStates
          empty={
            <EmptyState kind="done" title="还没有走流程">
              派出后，走流程人员会在“我的任务”里看到。
            </EmptyState>
          }
        >
          <RecordTable<WalkthroughRow> caption="走流程" columns={COLUMNS} hrefOf={(row) => `/walkthroughs/${row.id}`} />
        </ListStates>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}
