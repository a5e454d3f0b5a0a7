import type { DeadlineChip } from '../../../server/api/deadlines.js';
import { DEADLINE_LOOK } from '../ui/deadline-tone.js';

/** The words beside the token of a diagram while the clock runs: a clock that has ended says nothing about the step that waits now. */
export function tokenLabelOf(deadline: DeadlineChip | null): { tokenLabel?: string } {
  if (!deadline || deadline.state === 'CLOSED_IN_TIME' || deadline.state === 'CLOSED_LATE') return {};
  return { tokenLabel: `${DEADLINE_LOOK[deadline.state].sign} ${deadline.text}` };
}
