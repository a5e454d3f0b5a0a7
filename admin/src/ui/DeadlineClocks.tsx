import { useState } from 'react';
import type { DeadlineChip as Chip } from '../../../server/api/deadlines.js';
import { DeadlineChip } from './DeadlineChip.js';
import { WhyThisDay } from './WhyThisDay.js';

/** 承诺, 规定, 整件: one chip each, the word before it; each opens 为什么是这一天. */
export function DeadlineClocks({ deadlines }: { deadlines: Chip[] }) {
  const [open, setOpen] = useState<{ id: string; anchor: HTMLElement } | null>(null);
  return (
    <>
      {deadlines.map((deadline) => (
        <span key={deadline.id} className="clock">
          {deadline.kindName}
          <DeadlineChip deadline={deadline} onExplain={(anchor) => setOpen({ id: deadline.id, anchor })} />
        </span>
      ))}
      {open && <WhyThisDay deadlineId={open.id} anchor={open.anchor} onClose={() => setOpen(null)} />}
    </>
  );
}
