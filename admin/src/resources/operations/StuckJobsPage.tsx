import { ListBase } from 'react-admin';
import { STUCK_REASONS, type StuckJob } from '../../../../server/api/operations.js';
import { ListStates } from '../../list/ListStates.js';
import { Pager } from '../../list/Pager.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { serverNow } from '../../providers/server-time.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { dayTime } from '../../ui/format.js';
import { OperationsFrame } from './OperationsFrame.js';
import { PickList } from './PickList.js';
import { SortFilter } from './SortFilter.js';
import { StepRow } from './StepRow.js';
import { CANCEL, HAND_OVER, RETRY } from './step-verbs.js';

/** 卡住的环节: steps of the system that nobody does; people's tasks have their deadlines elsewhere. */
export function StuckJobsPage() {
  return (
    <OperationsFrame tab="/operations/stuck-jobs">
      <ListBase
        resource="operations/stuck-jobs"
        sort={{ field: 'createdAt', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <div className="filters no-print">
          <SelectFilter name="reason" label="原因" options={STUCK_REASONS} />
          <SortFilter field="createdAt" oldest="等得最久的在前" newest="最近的在前" />
          <SearchFilter placeholder="编号、流程、步骤" />
        </div>
        <ListStates
          empty={
            <EmptyState kind="done" title="没有卡住的环节">
              系统自动执行的步骤都在正常执行；由人办理的看期限总览。
            </EmptyState>
          }
        >
          <PickList<StuckJob>
            label="卡住的环节"
            nameOf={(row) => [row.number, row.elementName].filter(Boolean).join(' ')}
            verbs={[RETRY, HAND_OVER, CANCEL]}
            render={(row, pick, act) => (
              <StepRow
                key={row.id}
                step={row}
                pick={pick}
                tags={row.reasons.map((reason) => (
                  <span key={reason} className="tag tag-red">
                    {STUCK_REASONS[reason]}
                  </span>
                ))}
                technical={`任务类型 ${row.jobType}，还可重试 ${row.retries} 次`}
                verb={
                  row.incidentKey
                    ? { label: '重试', onClick: () => act('retry') }
                    : { label: '交人', onClick: () => act('hand-over') }
                }
              >
                <Failure row={row} />
                <p className="small muted">怎么办：{row.advice}</p>
              </StepRow>
            )}
          />
        </ListStates>
        <Pager />
      </ListBase>
    </OperationsFrame>
  );
}

function Failure({ row }: { row: StuckJob }) {
  if (row.lastFailure === null) return <p>“{row.jobName}”一直没有程序取走执行</p>;
  return (
    <p>
      “{row.jobName}”上次没有办成：{row.lastFailure}
      {row.lastFailedAt && <span className="muted small">　{dayTime(row.lastFailedAt, serverNow())}</span>}
    </p>
  );
}
