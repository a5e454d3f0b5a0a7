import type { DesignDiff } from '../../../../server/api/designer.js';

/** 增、删、改 in words; a click shows the element. What was taken out is not on the diagram any more. */
export function DiffList({ diff, onPick }: { diff: DesignDiff; onPick: (elementId: string) => void }) {
  const { added, removed, changed, moved } = diff;
  if (added.length + removed.length + changed.length + moved === 0) return <p className="muted">没有改动。</p>;
  return (
    <ul className="designer-diff">
      {added.map((one) => (
        <li key={`+${one.elementId}`}>
          <span className="tag tag-green">增</span>
          <button type="button" className="link" onClick={() => onPick(one.elementId)}>
            {one.name}
          </button>
        </li>
      ))}
      {removed.map((one) => (
        <li key={`-${one.elementId}`}>
          <span className="tag tag-red">删</span> <s>{one.name}</s>
        </li>
      ))}
      {changed.map((one) => (
        <li key={one.elementId}>
          <span className="tag tag-blue">改</span>
          <button type="button" className="link" onClick={() => onPick(one.elementId)}>
            {one.name}
          </button>
          <span className="muted small">{one.what.join('、')}</span>
        </li>
      ))}
      {moved > 0 && <li className="muted small">另有 {moved} 个元素只挪了位置</li>}
    </ul>
  );
}
