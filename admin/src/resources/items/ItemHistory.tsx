import type { ItemView } from '../../../../server/api/applications.js';
import { dayTime } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** 退回 and 特别程序 of this item, when there were any. */
export function ItemHistory({ item }: { item: ItemView }) {
  if (item.returns.length === 0 && item.procedures.length === 0) return null;
  return (
    <Panel title="退回和特别程序">
      <table className="facts">
        <tbody>
          {item.returns.map((one) => (
            <tr key={one.at}>
              <th scope="row">退回</th>
              <td>
                {one.unitName}：{one.reason}
              </td>
              <td className="muted nowrap">{dayTime(one.at)}</td>
            </tr>
          ))}
          {item.procedures.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.kind}</th>
              <td>{one.reason}</td>
              <td className="muted nowrap">
                {one.startedAt ? dayTime(one.startedAt) : '待启动'} 至 {one.endedAt ? dayTime(one.endedAt) : '今'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
