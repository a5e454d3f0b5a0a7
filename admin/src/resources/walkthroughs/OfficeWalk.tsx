import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { WALKTHROUGH_STATUSES, type WalkthroughStatus } from '../../../../server/api/loop-states.js';
import { ANGLES, WALK_LEVELS, type Angle, type WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useCommand } from '../../command/use-command.js';
import { useOpened } from '../../command/use-opened.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { longDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { Timeline } from '../../ui/Timeline.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { HistoryFields } from './HistoryFields.js';
import { isOver } from './walk-words.js';
import { walkCommands } from './walk-commands.js';
import { WalkProblems } from './WalkProblems.js';
import { WalkSteps } from './WalkSteps.js';
import '../../ui/detail.css';

/** What is awaited, where nothing is asked of 行风办. */
const WAITING_WORDS: Partial<Record<WalkthroughStatus, string>> = {
  ASSIGNED: '等走流程人员开始',
  PREPARING: '走流程人员正在做走前准备',
  WALKING: '走流程人员正在走',
  FEEDBACK: '等走流程人员提交三方面材料',
  FOLLOWING: '跟踪整改，问题全部销号后自动办结',
};

/** A walk as 行风办 sees it: steps, problems with their gaps, materials, and the end of 归口整理. */
export function OfficeWalk({ walk }: { walk: WalkthroughView }) {
  useDocumentTitle(`${walk.number} ${walk.scenarioName}`);
  const history = walk.steps.find(({ kind }) => kind === 'walkthrough.check-history');
  return (
    <>
      <p className="crumbs">
        <Link to="/walkthroughs">走流程</Link>
      </p>
      <header className="detail-head">
        <div className="line">
          <h1>{walk.scenarioName}</h1>
          <span className="tag tag-solid">{WALKTHROUGH_STATUSES[walk.status]}</span>
          {walk.deadline && <DeadlineChip deadline={walk.deadline} />}
        </div>
        <p className="facts-line">
          {[
            walk.number,
            `${ANGLES[walk.angle as Angle] ?? walk.angle}角度`,
            `${walk.walkerName}（${walk.walkerPost}）`,
            walk.unitName,
            walk.place,
            walk.levelReason ? `${WALK_LEVELS.LOWER}（省本级不具备条件：${walk.levelReason}）` : WALK_LEVELS.PROVINCIAL,
            ...(walk.dueOn ? [`${longDay(walk.dueOn)}前提交`] : []),
          ].join(' · ')}
        </p>
      </header>
      <div className="detail">
        <div className="stack">
          <CommandNotes />
          <OfficeBar walk={walk} />
          <WalkProblems walk={walk} />
          <WalkSteps walk={walk} />
          {history && history.state !== 'next' && history.state !== 'skipped' && (
            <HistoryFields walkId={walk.id} causes={(history.content.causes ?? {}) as Record<string, string>} />
          )}
          <Panel title="三方面材料">
            {walk.materials.map(({ kind, name, text }) => (
              <div key={kind} className="material-text">
                <h3>{name}</h3>
                <p className={text ? undefined : 'muted small'}>{text ?? '还没有填写'}</p>
              </div>
            ))}
          </Panel>
        </div>
        <aside className="stack">
          <Timeline entries={walk.timeline} number={walk.number} />
          <CaseDiagram instanceKeys={walk.processInstanceKeys} />
        </aside>
      </div>
    </>
  );
}

function OfficeBar({ walk }: { walk: WalkthroughView }) {
  const { run, isBusy, error } = useCommand();
  const cancelling = useOpened<true>();
  const triage = walk.actions.find(({ action }) => action === 'end-triage');
  const cancel = walk.actions.find(({ action }) => action === 'cancel');
  if (isOver(walk.status) || !cancel?.allowed) return null;
  if (cancelling.value)
    return (
      <ReasonForm
        title="取消走流程"
        submitLabel={`取消 ${walk.number}`}
        danger
        onSubmit={(reason) => walkCommands.cancel(walk.id, reason)}
        onClose={cancelling.close}
      />
    );
  return (
    <section className="action-bar" aria-label="办理">
      <span className="to-do">
        {walk.status === 'TRIAGE'
          ? '归口整理：归类、合并重复、指派责任单位'
          : (WAITING_WORDS[walk.status] ?? WALKTHROUGH_STATUSES[walk.status])}
      </span>
      <span className="spacer" />
      {walk.status === 'TRIAGE' && (
        <Button
          variant="contained"
          disabled={isBusy || !triage?.allowed}
          onClick={() => void run(() => walkCommands.endTriage(walk.id))}
        >
          结束归口整理
        </Button>
      )}
      <Button variant="text" color="error" onClick={() => cancelling.show(true)}>
        取消走流程
      </Button>
      {walk.status === 'TRIAGE' && triage?.reason && <span className="refusal">{triage.reason}</span>}
      {error && (
        <span className="error" role="alert">
          {error}
        </span>
      )}
    </section>
  );
}
