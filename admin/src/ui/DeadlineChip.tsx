import type { DeadlineChip as Chip } from '../../../server/api/deadlines.js';
import { DEADLINE_LOOK } from './deadline-tone.js';
import './deadline-chip.css';

interface Props {
  deadline: Chip;
  /** Opens 为什么是这一天; without it the chip is plain text (inside a card that is itself a link). */
  onExplain?: (anchor: HTMLElement) => void;
}

/** Sign + words + number: one wording in lists, details and print (ux.md §2). */
export function DeadlineChip({ deadline, onExplain }: Props) {
  const { tone, sign } = DEADLINE_LOOK[deadline.state];
  const className = `chip chip-${tone}${deadline.state === 'CLOSED_LATE' ? ' chip-late' : ''}`;
  const inside = (
    <>
      {sign && <i aria-hidden="true">{sign}</i>}
      <span>{deadline.text}</span>
    </>
  );
  return (
    <>
      {onExplain ? (
        <button
          type="button"
          className={className}
          aria-haspopup="dialog"
          title="为什么是这一天"
          onClick={(event) => onExplain(event.currentTarget)}
        >
          {inside}
          <i aria-hidden="true">▾</i>
        </button>
      ) : (
        <span className={className}>{inside}</span>
      )}
      {deadline.calendarGap && <span className="calendar-gap">! {yearOf(deadline)}年放假安排未录入</span>}
    </>
  );
}

const yearOf = ({ dueAt }: Chip) => (dueAt ? dueAt.slice(0, 4) : '该');
