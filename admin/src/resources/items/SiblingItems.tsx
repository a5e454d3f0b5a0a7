import { Link } from 'react-router-dom';
import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../../../server/api/application-states.js';
import type { ItemView } from '../../../../server/api/applications.js';
import { Panel } from '../../ui/Panel.js';

/** The other parts of the same application. */
export function SiblingItems({ item }: { item: ItemView }) {
  return (
    <Panel title="同一申请的事项" sub={`${item.siblings.length} 项`}>
      <table className="facts">
        <tbody>
          {item.siblings.map((sibling) => (
            <tr key={sibling.id}>
              <td>{sibling.id === item.id ? <b>{sibling.serviceItemName}</b> : <Link to={`/items/${sibling.id}`}>{sibling.serviceItemName}</Link>}</td>
              <td className="muted nowrap">{sibling.outcome ? ITEM_OUTCOMES[sibling.outcome] : ITEM_STATUSES[sibling.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
