import { ListBase } from 'react-admin';
import type { StuckIncident } from '../../../../server/api/operations.js';
import { ListStates } from '../../list/ListStates.js';
import { Pager } from '../../list/Pager.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ERROR_TYPES, firstVerb } from './error-types.js';
import { OperationsFrame } from './OperationsFrame.js';
import { PickList } from './PickList.js';
import { SortFilter } from './SortFilter.js';
import { StepRow } from './StepRow.js';
import { CANCEL, HAND_OVER, RESOLVE, RETRY } from './step-verbs.js';

/** 异常: steps that failed and wait for a person. */
export function IncidentsPage() {
  return (
    <OperationsFrame tab="/operations">
      <ListBase
        resource="operations/incidents"
        sort={{ field: 'createdAt', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <div className="filters no-print">
          <SelectFilter name="errorType" label="种类" options={ERROR_TYPES} />
          <SegmentedFilter
            name="assigned"
            label="跟进"
            options={[
              { value: '', label: '全部' },
              { value: 'false', label: '没人跟进' },
              { value: 'true', label: '有人跟进' },
            ]}
          />
          <SortFilter field="createdAt" oldest="最早的在前" newest="最近的在前" />
          <SearchFilter placeholder="编号、流程、步骤" />
        </div>
        <ListStates
          empty={
            <EmptyState kind="done" title="没有异常">
              步骤执行失败、需要人处理时会出现在这里。
            </EmptyState>
          }
        >
          <PickList<StuckIncident>
            label="异常"
            nameOf={(row) => [row.number, row.elementName].filter(Boolean).join(' ')}
            verbs={[RETRY, RESOLVE, HAND_OVER, CANCEL]}
            render={(row, pick, act) => (
              <StepRow
                key={row.id}
                step={row}
                pick={pick}
                technical={`${row.errorType}：${row.errorMessage}`}
                verb={{ label: firstVerb(row.errorType).label, onClick: () => act(firstVerb(row.errorType).key) }}
              >
                <p>{row.cause}</p>
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
