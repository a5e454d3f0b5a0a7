import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import type { ThreeLists } from '../../../../server/api/problems.js';
import { GAP_WORDS, type GapName } from './use-three-lists.js';
import './three-lists.css';

/** 有缺口: each gap with its number, and a filter for it. */
export function ThreeListsGaps({
  gaps,
  picked,
  onPick,
}: {
  gaps: ThreeLists['gaps'];
  picked: string;
  onPick: (name: GapName) => void;
}) {
  const open = (Object.keys(GAP_WORDS) as GapName[]).filter((name) => gaps[name] > 0);
  if (open.length === 0) return null;
  return (
    <div className="gap-bar" role="group" aria-label="缺口">
      <WarningIcon aria-hidden="true" />
      <b>有缺口</b>
      {open.map((name) => (
        <button key={name} type="button" className="gap" aria-pressed={picked === name} onClick={() => onPick(name)}>
          {gaps[name]} {GAP_WORDS[name]}
        </button>
      ))}
      {gaps.measuresWithoutDate > 0 && <span className="small muted">补齐期限之前，导出的是缺口清单</span>}
    </div>
  );
}
