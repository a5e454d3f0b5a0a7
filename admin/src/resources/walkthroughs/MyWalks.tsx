import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Page } from '../../../../server/api/list.js';
import { WALKTHROUGH_STATUSES } from '../../../../server/api/loop-states.js';
import type { WalkthroughRow } from '../../../../server/api/walkthroughs.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { readOrKept } from '../../providers/kept-reads.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { longDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { KeptBar } from './KeptBar.js';
import { StepProgress } from './StepProgress.js';
import { ToEvaluate } from './ToEvaluate.js';
import { useKeptCount } from './use-kept.js';
import { isOver, PHASES, phaseOf, type Phase } from './walk-words.js';
import './walkthroughs.css';

const MINE = '/api/walkthroughs?page=1&pageSize=100';

/** 我的任务: a walker's cards by phase, phone first. */
export function MyWalks() {
  const { data, error } = useQuery({
    queryKey: ['walkthroughs', 'mine'],
    queryFn: ({ signal }) =>
      readOrKept(
        MINE,
        () => http<Page<WalkthroughRow>>(MINE, { signal }),
        (page) => page,
      ),
  });
  const [chosen, setChosen] = useState<Phase | null>(null);
  const walks = data?.items ?? [];
  const of = (phase: Phase) => walks.filter(({ status }) => phaseOf(status) === phase && !isOver(status));
  const phase = chosen ?? (['走中', '走前', '走后'] as const).find((each) => of(each).length > 0) ?? '走前';
  const over = walks.filter(({ status }) => isOver(status));
  return (
    <div className="walker">
      <KeptBar />
      <PageHead title="我的任务" />
      <div className="phase-tabs" role="group" aria-label="阶段">
        {PHASES.map((each) => (
          <button key={each} type="button" aria-pressed={each === phase} onClick={() => setChosen(each)}>
            {each} <span>{of(each).length}</span>
          </button>
        ))}
      </div>
      {error && !data && <Note tone="bad">{sentenceOf(error)}</Note>}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && of(phase).length === 0 && (
        <EmptyState kind="done" title={`没有${phase}的任务`}>
          行风办派出走流程后会出现在这里。
        </EmptyState>
      )}
      <div className="stack">
        {of(phase).map((walk) => (
          <WalkCard key={walk.id} walk={walk} />
        ))}
      </div>
      <ToEvaluate />
      {phase === '走后' && over.length > 0 && (
        <>
          <h2 className="walker-heading">已结束</h2>
          <ul className="walker-links">
            {over.map((walk) => (
              <li key={walk.id}>
                <Link to={`/walkthroughs/${walk.id}`}>
                  <b>{walk.scenarioName}</b>
                  <span className="muted small">
                    {walk.number} · {WALKTHROUGH_STATUSES[walk.status]}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function WalkCard({ walk }: { walk: WalkthroughRow }) {
  const waiting = useKeptCount(`/api/walkthroughs/${walk.id}/`);
  const { stepsDone, stepsTotal, status } = walk;
  const next = Math.min(stepsDone + 1, stepsTotal);
  const isWalkers = status !== 'TRIAGE' && status !== 'FOLLOWING';
  const facts = [
    `已走 ${stepsDone} 步 / 共 ${stepsTotal} 步`,
    ...(waiting > 0 ? [`待上传 ${waiting}`] : []),
    ...(walk.problems > 0 ? [`问题 ${walk.problems}（未销号 ${walk.openProblems}）`] : []),
  ];
  return (
    <article className="walk-card" aria-label={walk.scenarioName}>
      <h2>{walk.scenarioName}</h2>
      {walk.deadline && (
        <p>
          <DeadlineChip deadline={walk.deadline} />
        </p>
      )}
      <p className="muted">
        走流程 {walk.number} · {walk.place}
        {walk.dueOn && (
          <>
            {' '}
            · <span className="nowrap">{longDay(walk.dueOn)}前提交</span>
          </>
        )}
      </p>
      <StepProgress done={stepsDone} total={stepsTotal} />
      <p>{facts.join(' · ')}</p>
      {isWalkers ? (
        <Button variant="contained" component={Link} to={`/walkthroughs/${walk.id}?step=now`} fullWidth>
          {stepsDone === 0 ? '开始' : status === 'FEEDBACK' ? '提交材料' : `接着走：第 ${next} 步`}
        </Button>
      ) : (
        <Button component={Link} to={`/walkthroughs/${walk.id}`} fullWidth variant="outlined">
          {WALKTHROUGH_STATUSES[status]}，看进展
        </Button>
      )}
    </article>
  );
}
