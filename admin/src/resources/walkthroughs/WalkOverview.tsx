import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { WALKTHROUGH_STATUSES } from '../../../../server/api/loop-states.js';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { PageHead } from '../../list/PageHead.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { Note } from '../../ui/Note.js';
import { Timeline } from '../../ui/Timeline.js';
import { KeptBar } from './KeptBar.js';
import { StepProgress } from './StepProgress.js';
import { WalkProblems } from './WalkProblems.js';
import { WalkSteps } from './WalkSteps.js';
import { isOver } from './walk-words.js';

/** How often the page looks whether the next step is there. */
const LOOK_MS = 1500;

/** All steps of my walk, what I raised, and what became of it. */
export function WalkOverview({ walk, isWaiting }: { walk: WalkthroughView; isWaiting: boolean }) {
  const queryClient = useQueryClient();
  const now = walk.steps.find(({ state }) => state === 'now');
  const isPreparing = isWaiting && !now && ['ASSIGNED', 'PREPARING', 'WALKING', 'FEEDBACK'].includes(walk.status);
  useEffect(() => {
    if (!isPreparing) return;
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['walkthroughs'] }), LOOK_MS);
    return () => clearInterval(timer);
  }, [isPreparing, queryClient]);
  return (
    <div className="walker">
      <KeptBar />
      <PageHead title={walk.scenarioName} sub={walk.number} />
      <div className="stack">
        <CommandNotes />
        {isPreparing && <Note>正在准备下一步…</Note>}
        <section className="walk-card" aria-label="任务">
          {walk.deadline && (
            <p>
              <DeadlineChip deadline={walk.deadline} />
            </p>
          )}
          <p className="muted">
            {walk.number} · {WALKTHROUGH_STATUSES[walk.status]} · {walk.place}
          </p>
          <StepProgress
            done={walk.stepsDone}
            total={walk.stepsTotal}
            text={`已走 ${walk.stepsDone} 步 / 共 ${walk.stepsTotal} 步`}
          />
          {!now && !isOver(walk.status) && walk.openProblems > 0 && (
            <p>还有 {walk.openProblems} 个问题没有销号，全部销号后办结。</p>
          )}
        </section>
        <WalkSteps walk={walk} />
        <WalkProblems walk={walk} />
        <Timeline entries={walk.timeline} number={walk.number} />
      </div>
      {now && (
        <div className="thumb-bar">
          <Button variant="contained" component={Link} to={`?step=${now.kind}`}>
            接着走：{now.name}
          </Button>
        </div>
      )}
    </div>
  );
}
