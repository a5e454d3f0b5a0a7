import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import type { OutboxRow } from '../../../../server/api/operations.js';
import { ListStates } from '../../list/ListStates.js';
import { Pager } from '../../list/Pager.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { serverNow } from '../../providers/server-time.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { dayTime } from '../../ui/format.js';
import { CaseLink } from './CaseLink.js';
import { OperationsFrame } from './OperationsFrame.js';
import { DROP, RESEND } from './outbox-verbs.js';
import { PickList } from './PickList.js';
import { PickRow } from './PickRow.js';
import { SortFilter } from './SortFilter.js';
import { useOperationsStatus } from './use-operations-status.js';

/** 待发送: what has not reached the engine, and what it refused for good. */
export function OutboxPage() {
  const { data: status } = useOperationsStatus();
  return (
    <OperationsFrame tab="/operations/outbox">
      <ListBase
        resource="operations/outbox"
        sort={{ field: 'seq', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <div className="filters no-print">
          <SegmentedFilter
            name="state"
            label="状态"
            options={[
              { value: '', label: '待发送', ...(status ? { count: status.outbox.waiting } : {}) },
              { value: 'REFUSED', label: '被拒绝', ...(status ? { count: status.outbox.refused } : {}) },
              { value: 'LET_GO', label: '已放弃', ...(status ? { count: status.outbox.letGo } : {}) },
            ]}
          />
          <SortFilter field="seq" oldest="最早的在前" newest="最近的在前" />
          <SearchFilter placeholder="编号、消息名" />
        </div>
        <ListStates
          fixedFilters={['state']}
          empty={
            <EmptyState kind="done" title="没有要处理的指令">
              办理的结果都已送到流程引擎。
            </EmptyState>
          }
        >
          <PickList<OutboxRow>
            label="待发送"
            nameOf={(row) => [row.number, row.what].filter(Boolean).join(' ')}
            verbs={[RESEND, DROP]}
            render={(row, pick, act) => (
              <PickRow
                key={row.id}
                {...pick}
                title={<b>{row.what}</b>}
                meta={
                  <>
                    <CaseLink {...row} /> · {dayTime(row.createdAt, serverNow())} 写入 · 送过 {row.attempts} 次
                    {row.behind > 0 && ` · 本件后面有 ${row.behind} 条在等它`}
                    {row.nextAttemptAt && ` · ${dayTime(row.nextAttemptAt, serverNow())} 再送`}
                  </>
                }
                technical={`编号 ${row.id}，第 ${row.seq} 条；${row.lastError ?? '还没有送过'}`}
                verb={
                  <>
                    <Button size="small" onClick={() => act('resend')} aria-label={`重发 ${pick.name}`}>
                      重发
                    </Button>
                    {row.state === 'REFUSED' && (
                      <Button size="small" color="error" onClick={() => act('drop')} aria-label={`放弃 ${pick.name}`}>
                        放弃
                      </Button>
                    )}
                  </>
                }
              >
                <p>{row.reason}</p>
              </PickRow>
            )}
          />
        </ListStates>
        <Pager />
      </ListBase>
    </OperationsFrame>
  );
}
