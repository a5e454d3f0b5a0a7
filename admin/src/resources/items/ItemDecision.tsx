import { ITEM_OUTCOMES } from '../../../../server/api/application-states.js';
import type { ItemView } from '../../../../server/api/applications.js';
import { longDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** The outcome of a decided item: result, reason, note, when. */
export function ItemDecision({ item }: { item: ItemView }) {
  if (!item.outcome && !item.decision) return null;
  return (
    <Panel title="办理结果">
      <dl className="key-values">
        <dt>结果</dt>
        <dd>
          <b>{item.outcome ? ITEM_OUTCOMES[item.outcome] : '已作出结论，系统正在办结'}</b>
        </dd>
        {item.closedAt && (
          <>
            <dt>办结日期</dt>
            <dd>{longDay(item.closedAt)}</dd>
          </>
        )}
        {item.decisionReason && (
          <>
            <dt>理由</dt>
            <dd className="whole">{item.decisionReason}</dd>
          </>
        )}
        {item.resultNote && (
          <>
            <dt>说明</dt>
            <dd className="whole">{item.resultNote}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
