interface Props {
  items: readonly string[];
  seen: readonly string[];
  onChange: (seen: string[]) => void;
  title?: string;
}

/** 看什么: to tick, each a whole row for the thumb. */
export function LookAtList({ items, seen, onChange, title = '看什么' }: Props) {
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
          </li>
        ))}
      </ul>
    </section>
  );
}
