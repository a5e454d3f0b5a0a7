import { Link } from 'react-router-dom';
import { CONCLUSIONS } from '../../../../server/api/loop-states.js';
import type { WalkthroughStep, WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { Panel } from '../../ui/Panel.js';
import { StepChecks } from './StepChecks.js';
import { mismatchesIn } from './mismatch-words.js';
import { EvidenceLinks } from './EvidenceLinks.js';
import { decisionText, PHASES, STEP_STATES } from './walk-words.js';

/** The steps by phase with what was recorded; the walker opens them. */
export function WalkSteps({ walk }: { walk: WalkthroughView }) {
  return (
    <Panel title="步骤" sub={`已走 ${walk.stepsDone} 步 / 共 ${walk.stepsTotal} 步`}>
      {PHASES.map((phase) => (
        <section key={phase} aria-label={phase}>
          <h3 className="walker-heading">{phase}</h3>
          <ol className="walk-steps">
            {walk.steps
              .filter((step) => step.phase === phase)
              .map((step) => (
                <StepLine key={step.kind} step={step} isMine={walk.mine} />
              ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

function StepLine({ step, isMine }: { step: WalkthroughStep; isMine: boolean }) {
  const result = step.conclusion ? CONCLUSIONS[step.conclusion] : decisionText(step);
  const { notes, mode, role, channel } = step.content as Record<string, string | undefined>;
  const modes = Array.isArray(step.content.modes) ? (step.content.modes as string[]).join('、') : null;
  const account = step.content.byStaff === true ? '工作人员用本人账号操作，走流程人员在场' : null;
  const said = [role, channel, mode, modes, account, notes].filter(Boolean).join(' · ');
  return (
    <li className={`state-${step.state}`}>
      <p className="line">
        {isMine && (step.state === 'now' || step.state === 'done') ? (
          <Link to={`?step=${step.kind}`}>{step.name}</Link>
        ) : (
          <b>{step.name}</b>
        )}
        <span className={`tag ${step.conclusion === 'UNQUALIFIED' ? 'tag-red' : 'tag-solid'}`}>
          {result && step.state === 'done' ? result : STEP_STATES[step.state]}
        </span>
        {step.problems > 0 && <span className="tag tag-red">问题 {step.problems}</span>}
      </p>
      {step.basis && <p className="small">依据：{step.basis}</p>}
      <StepChecks checkpoints={step.checkpoints} />
      {step.needsFindings && <Findings step={step} />}
      {mismatchesIn(step.content).map(({ what, against, cause }) => (
        <p key={`${against} ${what}`} className="small">
          与{against}不一致：{what} <span className="muted">原因：{cause}</span>
        </p>
      ))}
      {step.content.consistent === true && <p className="muted small">与{step.compareWith.join('、')}一致</p>}
      {said && <p className="muted small">{said}</p>}
      <EvidenceLinks evidence={step.evidence} />
    </li>
  );
}

/** What was seen of each thing that was to be looked at (R14–R16). */
function Findings({ step: { lookAt, content } }: { step: WalkthroughStep }) {
  const findings = (content.findings ?? {}) as Record<string, string | undefined>;
  const seen = lookAt.filter((item) => findings[item]);
  return (
    <ul className="findings">
      {seen.map((item) => (
        <li key={item} className="small">
          <span className="muted">{item}：</span>
          {findings[item]}
        </li>
      ))}
    </ul>
  );
}
