import { Link } from 'react-router-dom';
import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../../../server/api/application-states.js';
import type { ItemView } from '../../../../server/api/applications.js';
import { Panel } from '../../ui/Panel.js';

/** The other parts of the same application. */
export function SiblingItems({ item }: { item: ItemView }) {
  if (item.siblings.length === 0) return null;
  return (
    <Panel title="同一申请的其他事项" sub={`${item.siblings.filter((sibling) => sibling.id !== item.id).length} 项`}>
      <table className="facts">
        <tbody>
          {item.siblings
            .filter((sibling) => sibling.id !== item.id)
            .map((sibling) => (
              <tr key={sibling.id}>
                <td>
                  <Link to={`/items/${sibling.id}`}>{sibling.serviceItemName}</Link>
                </td>
                <td className="muted nowrap">
                  {sibling.outcome ? ITEM_OUTCOMES[sibling.outcome] : ITEM_STATUSES[sibling.status]}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}
