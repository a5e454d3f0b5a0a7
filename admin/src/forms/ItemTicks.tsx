import type { SelectableItem } from '../../../server/api/portal';
import { toggleItem, withAutomaticItems } from '../../../server/api/form-rules';
import './item-ticks.css';

interface ItemTicksProps {
  items: SelectableItem[];
  selected: string[];
  /** Some automatic items follow from an answer (R91). */
  form: Record<string, unknown>;
  onChange(selected: string[]): void;
}

/** What can be done in one go: default ticks may be taken away, automatic items need no tick and say why (R88–R95). */
export function ItemTicks({ items, selected, form, onChange }: ItemTicksProps) {
  const included = withAutomaticItems(items, selected, form);
  return (
    <>
      {[...new Set(items.map((item) => item.group))].map((group) => {
        const own = items.filter((item) => item.group === group);
        return (
          <fieldset key={group} className="item-ticks">
            <legend>{group}</legend>
            {own.map((item, index) => (
              <Tick
                key={item.serviceItemId}
                item={item}
                heading={item.subgroup !== null && item.subgroup !== own[index - 1]?.subgroup ? item.subgroup : null}
                checked={included.includes(item.serviceItemId)}
                tag={tagOf(item, selected)}
                disabled={!item.selectable || (item.partOf !== null && !selected.includes(item.partOf))}
                onToggle={() => onChange(toggleItem(items, selected, item.serviceItemId))}
              />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

interface TickProps {
  item: SelectableItem;
  heading: string | null;
  checked: boolean;
  tag: string | null;
  disabled: boolean;
  onToggle(): void;
}

function Tick({ item, heading, checked, tag, disabled, onToggle }: TickProps) {
  const kind = [
    item.selectable ? '' : 'automatic',
    item.partOf !== null || item.subgroup !== null ? 'part' : '',
    disabled ? 'off' : '',
  ];
  return (
    <>
      {heading !== null && <p className="subgroup">{heading}（可多选）</p>}
      <label className={kind.filter(Boolean).join(' ')}>
        <input type="checkbox" checked={checked} disabled={disabled} onChange={onToggle} />
        <span>
          <b>{item.name}</b>
          <small>{[item.promisedText, item.note].filter(Boolean).join(' · ')}</small>
          {item.department !== null && <small>由{item.department}办理</small>}
        </span>
        {tag !== null && <i className="tag">{tag}</i>}
      </label>
    </>
  );
}

/** One word on what is special; that an automatic item may be taken away stands in its note. */
function tagOf(item: SelectableItem, selected: string[]): string | null {
  if (item.elsewhere) return '不在此办理';
  if (item.automatic) return '自动办理';
  const follows = item.defaultSelectedWith !== null && selected.includes(item.defaultSelectedWith);
  return item.defaultSelected || follows ? '默认' : null;
}
