import { Link } from 'react-router-dom';
import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../../../server/api/application-states.js';
import type { ItemRow } from '../../../../server/api/applications.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { orDash } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import '../../list/record-table.css';

/** Every part of the application: whose, how far, until when. */
export function ApplicationItems({ items }: { items: ItemRow[] }) {
  if (items.length === 0) return null;
  return (
    <Panel title="事项" sub={`${items.length} 项，同时办理`} flush>
      <div className="record-table" style={{ border: 0 }}>
        <table>
          <caption className="visually-hidden">事项</caption>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">承办</th>
              <th scope="col">状态</th>
              <th scope="col" className="end">
                时限
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td data-label="事项">
                  <Link to={`/items/${item.id}`}>{item.serviceItemName}</Link>
                </td>
                <td data-label="承办">
                  {item.automatic
                    ? '系统自动办理'
                    : orDash([item.unitName, item.handlerName].filter(Boolean).join(' '))}
                </td>
                <td data-label="状态">{item.outcome ? ITEM_OUTCOMES[item.outcome] : ITEM_STATUSES[item.status]}</td>
                <td data-label="时限" className="end">
                  {item.deadline ? <DeadlineChip deadline={item.deadline} /> : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
