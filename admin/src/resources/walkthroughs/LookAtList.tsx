interface Props {
  items: readonly string[];
  seen: readonly string[];
  onChange: (seen: string[]) => void;
  title?: string;
  /** What was seen of each, where it is written down (R14–R16). */
  findings?: Record<string, string>;
  onFinding?: (findings: Record<string, string>) => void;
}

/** 看什么: to tick, each a whole row for the thumb; where it is asked, with what was seen. */
export function LookAtList({ items, seen, onChange, title = '看什么', findings, onFinding }: Props) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="walker-heading">{title}</h2>
      <ul className="look-at">
        {items.map((item) => (
          <li key={item}>
            <label>
              <input
                type="checkbox"
                checked={seen.includes(item)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...seen, item] : seen.filter((each) => each !== item))
                }
              />
              <span>{item}</span>
            </label>
            {findings && onFinding && seen.includes(item) && (
              <input
                type="text"
                className="finding"
                aria-label={`所见：${item}`}
                placeholder="所见：是或否，怎样"
                value={findings[item] ?? ''}
                onChange={(event) => onFinding({ ...findings, [item]: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
