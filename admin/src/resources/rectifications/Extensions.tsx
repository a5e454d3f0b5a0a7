import type { RectificationView } from '../../../../server/api/rectifications.js';
import { serverNow } from '../../providers/server-time.js';
import { orDash, shortDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

const STATUSES: Record<string, string> = { REQUESTED: '待审批', APPROVED: '同意', REFUSED: '不同意' };

/** 延期: asked, answered, old and new date kept. */
export function Extensions({ view }: { view: RectificationView }) {
  if (view.extensions.length === 0) return null;
  const now = serverNow();
  return (
    <Panel title="延期" sub={`${view.extensions.length} 次`}>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">申请</th>
            <th scope="col">天数</th>
            <th scope="col">期限</th>
            <th scope="col">原因和结论</th>
          </tr>
        </thead>
        <tbody>
          {view.extensions.map((one) => (
            <tr key={one.id}>
              <td className="nowrap">{shortDay(one.requestedAt, now)}</td>
              <td className="nowrap">{one.days} 天</td>
              <td>
                {orDash(one.oldDueAt && shortDay(one.oldDueAt, now))}
                {one.newDueAt && (
                  <>
                    {' '}
                    改为 <b className="nowrap">{shortDay(one.newDueAt, now)}</b>
                  </>
                )}
              </td>
              <td>
                {one.reason} · <b>{STATUSES[one.status] ?? one.status}</b>
                {one.decisionNote && `：${one.decisionNote}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
