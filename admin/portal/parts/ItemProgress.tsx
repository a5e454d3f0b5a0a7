import { ITEM_STATUSES } from '../../../server/api/application-states';
import type { ProgressView } from '../../../server/api/portal';

const SIGNS: Record<string, string> = { CLOSED: '✓', CORRECTION: '‖', SUSPENDED: '‖', WITHDRAWN: '–' };

/** One row an item: sign, name, where it is, when it is promised, who handles it. */
export function ItemProgress({ items }: { items: ProgressView['items'] }) {
  return (
    <ul className="panel rows">
      {items.map((item) => (
        <li key={item.id}>
          <i className={`sign ${item.status.toLowerCase()}`} aria-hidden="true">
            {SIGNS[item.status] ?? '●'}
          </i>
          <div>
            <b>{item.name}</b>
            <span className="second">
              {[item.promise || ITEM_STATUSES[item.status], item.unitName].filter(Boolean).join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
