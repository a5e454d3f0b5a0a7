import type { SupervisionView } from '../../../../server/api/supervision.js';
import { Paper, RECORD } from '../../print/Paper.js';
import { useBureau } from '../../print/use-bureau.js';
import { longDay } from '../../ui/format.js';
import { RecordPage } from '../../ui/RecordPage.js';

/** 督办单 on paper. */
export function SupervisionPaper() {
  const bureau = useBureau();
  return (
    <RecordPage<SupervisionView> resource="supervision-orders" listPath="/supervision-orders">
      {(order) => (
        <Paper
          title="督办单"
          foot={[`编号 ${order.number}`, bureau.name]}
          link={`${window.location.origin}/supervision-orders/${order.id}`}
          linkWords={RECORD}
        >
          <p className="to">{order.unitName}：</p>
          <p>现就“{order.title}”进行督办，要求如下：</p>
          <p>{order.requirement}</p>
          {order.replyDueAt && (
            <p>
              请签收，并于<b>{longDay(order.replyDueAt)}</b>前书面回复办理结果。
            </p>
          )}
          <p className="sign">
            {bureau.name}
            <br />
            {longDay(order.orderedAt)}
          </p>
        </Paper>
      )}
    </RecordPage>
  );
}
