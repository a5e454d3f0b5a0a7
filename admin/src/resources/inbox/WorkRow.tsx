import { Checkbox } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { InboxRow } from '../../../../server/api/inbox.js';
import { serverNow } from '../../providers/server-time.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { Dotted } from '../../ui/Dotted.js';
import { dayTime, shortDay } from '../../ui/format.js';
import { hrefOfRow } from './task-target.js';
import './work-list.css';

interface Props {
  row: InboxRow;
  isCurrent: boolean;
  isSelected: boolean;
  /** Missing where the tab has nothing to do to many. */
  onToggle?: () => void;
  verb: ReactNode;
}

/** Two lines: what and until when; number, where it comes from, who has it. On a phone a card that is one link. */
export function WorkRow({ row, isCurrent, isSelected, onToggle, verb }: Props) {
  const now = serverNow();
  return (
    <li className={`work-row${isSelected ? ' selected' : ''}`} aria-current={isCurrent || undefined}>
      <span className="pick">
        {onToggle && (
          <Checkbox
            checked={isSelected}
            onChange={onToggle}
            slotProps={{ input: { 'aria-label': `选择 ${row.title}` } }}
          />
        )}
      </span>
      <div className="text">
        <Link className="title" to={hrefOfRow(row)} title={row.title}>
          {row.title}
        </Link>
        <p className="meta">
          <Dotted
            parts={[
              row.greenChannel && <b key="green">绿色通道</b>,
              <span key="number" className="code">
                {row.number}
              </span>,
              row.kindName,
              ...row.detail.split(' · '),
              row.assigneeName,
            ]}
          />
        </p>
      </div>
      <div className="due">
        {row.deadline && <DeadlineChip deadline={row.deadline} />}
        {(row.endedAt || row.deadline?.state !== 'DUE_TODAY') && (
          <span className="meta">
            {row.endedAt
              ? `${dayTime(row.endedAt, now)} 办完`
              : row.deadline?.dueAt
                ? `${shortDay(row.deadline.dueAt, now)} 到期`
                : `${dayTime(row.createdAt, now)} 收到`}
          </span>
        )}
      </div>
      <div className="verb">{verb}</div>
    </li>
  );
}
