import type { SelectableItem } from '../../../server/api/portal';
import { toggleItem, withAutomaticItems } from '../../../server/api/form-rules';
import './item-ticks.css';

interface ItemTicksProps {
  items: SelectableItem[];
  selected: string[];
  onChange(selected: string[]): void;
}

/** What can be done in one go: default ticks may be taken away, automatic items need no tick and say why (R88–R90). */
export function ItemTicks({ items, selected, onChange }: ItemTicksProps) {
  const included = withAutomaticItems(items, selected);
  return (
    <>
      {[...new Set(items.map((item) => item.group))].map((group) => (
        <fieldset key={group} className="item-ticks">
          <legend>{group}</legend>
          {items
            .filter((item) => item.group === group)
            .map((item) => (
              <label key={item.serviceItemId} className={item.automatic ? 'automatic' : ''}>
                <input
                  type="checkbox"
                  checked={included.includes(item.serviceItemId)}
                  disabled={!item.selectable}
                  onChange={() => onChange(toggleItem(items, selected, item.serviceItemId))}
                />
                <span>
                  <b>{item.name}</b>
                  <small>{[item.promisedText, item.note].filter(Boolean).join(' · ')}</small>
                </span>
                {item.defaultSelected && <i className="tag">默认</i>}
                {item.automatic && <i className="tag">自动办理</i>}
              </label>
            ))}
        </fieldset>
      ))}
    </>
  );
}
