import { Checkbox } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { DeadlineChip as Chip } from '../../../server/api/deadlines.js';
import { serverNow } from '../providers/server-time.js';
import { DeadlineChip } from '../ui/DeadlineChip.js';
import { shortDay } from '../ui/format.js';
import '../resources/inbox/work-list.css';

interface Props {
  title: string;
  href: string;
  /** Number, source, who has it. */
  meta: ReactNode;
  deadline: Chip | null;
  isCurrent?: boolean;
  isSelected?: boolean;
  onToggle?: (() => void) | undefined;
  verb?: ReactNode;
}

/** Two lines of a list of any kind of case: what and until when; where it comes from and who has it. */
export function CaseRow({ title, href, meta, deadline, isCurrent, isSelected = false, onToggle, verb }: Props) {
  return (
    <li className={`work-row${isSelected ? ' selected' : ''}`} aria-current={isCurrent || undefined}>
      <span className="pick">
        {onToggle && (
          <Checkbox checked={isSelected} onChange={onToggle} slotProps={{ input: { 'aria-label': `选择 ${title}` } }} />
        )}
      </span>
      <div className="text">
        <Link className="title" to={href} title={title}>
          {title}
        </Link>
        <p className="meta">{meta}</p>
      </div>
      <div className="due">
        {deadline && <DeadlineChip deadline={deadline} />}
        {deadline?.dueAt && deadline.state !== 'DUE_TODAY' && !deadline.state.startsWith('CLOSED') && (
          <span className="meta">{shortDay(deadline.dueAt, serverNow())} 到期</span>
        )}
      </div>
      <div className="verb">{verb}</div>
    </li>
  );
}
