import { Checkbox } from '@mui/material';
import type { ReactNode } from 'react';
import './operations.css';

interface Props {
  name: string;
  isCurrent: boolean;
  isSelected: boolean;
  onToggle: () => void;
  title: ReactNode;
  meta: ReactNode;
  /** Why, and what to do. */
  children: ReactNode;
  /** For whoever mends it; folded. */
  technical: ReactNode;
  verb?: ReactNode;
}

/** One thing that is stuck: what and where, since when, why and what to do; on a phone a card. */
export function PickRow({ name, isCurrent, isSelected, onToggle, title, meta, children, technical, verb }: Props) {
  return (
    <li className={`ops-row${isSelected ? ' selected' : ''}`} aria-current={isCurrent || undefined}>
      <Checkbox
        className="pick"
        checked={isSelected}
        onChange={onToggle}
        slotProps={{ input: { 'aria-label': `选择 ${name}` } }}
      />
      <div className="text">
        <p className="title">{title}</p>
        <p className="meta">{meta}</p>
        {children}
        <details className="small muted">
          <summary>技术信息</summary>
          {technical}
        </details>
      </div>
      <div className="verb">{verb}</div>
    </li>
  );
}
