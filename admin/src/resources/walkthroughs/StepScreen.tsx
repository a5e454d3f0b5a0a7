import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { Link, useNavigate } from 'react-router-dom';
import type { Mismatch, WalkthroughStep, WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { StepDiagram } from '../../bpmn/StepDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { useCommand } from '../../command/use-command.js';
import { useOpened } from '../../command/use-opened.js';
import { Field } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { CheckpointFields } from './CheckpointFields.js';
import { CompareFields } from './CompareFields.js';
import { ConclusionFields } from './ConclusionFields.js';
import { EvidenceField } from './EvidenceField.js';
import { HistoryFields } from './HistoryFields.js';
import { KeptBar } from './KeptBar.js';
import { LookAtList } from './LookAtList.js';
import { mismatchText } from './mismatch-words.js';
import { ModeField } from './ModeField.js';
import { PrepareFields } from './PrepareFields.js';
import { ProblemSheet } from './ProblemSheet.js';
import { checksOf, contentOf, draftOf, withChecks, type StepDraft } from './step-draft.js';
import { StepProgress } from './StepProgress.js';
import { useKept } from './use-kept.js';
import { draftPath, walkCommands } from './walk-commands.js';
import { countedSteps, decisionText } from './walk-words.js';

const CHOICES: Record<string, { yes: string; no: string }> = {
  'walkthrough.look-for-case': { yes: '有业务', no: '无业务' },
  'walkthrough.obtain-consent': { yes: '已征得同意', no: '群众不同意' },
  'walkthrough.check-conditions': { yes: '条件允许', no: '条件不允许' },
  'walkthrough.look-for-hearing': { yes: '条件允许', no: '条件不允许' },
};
/** Questions whose 不允许 wants its reason. */
const WITH_REASON = ['walkthrough.check-conditions', 'walkthrough.look-for-hearing'];

/** A problem that begins empty. */
const PLAIN = 'plain';

/** One step a screen: 做什么 · 看什么 · 结论 · 凭证 · +问题. What is typed is kept all the while. */
export function StepScreen({ walk, step }: { walk: WalkthroughView; step: WalkthroughStep }) {
  useDocumentTitle(step.name);
  const navigate = useNavigate();
  const { run, isBusy, error } = useCommand();
  const {
    value: draft,
    change,
    flush,
    done,
  } = useKept<StepDraft>(draftPath(walk.id, step.kind), 'draft', draftOf(step));
  const raising = useOpened<Mismatch | typeof PLAIN>();
  const set = (part: Partial<StepDraft>) => change({ ...draft, ...part });
  const isOpen = step.state === 'now';
  const choice = CHOICES[step.kind];
  const counted = countedSteps(walk.steps);
  const place = counted.findIndex(({ kind }) => kind === step.kind) + 1;

  const raise = async (mismatch: Mismatch) => {
    await flush(); // the server asks for the cause before it takes the problem
    raising.show(mismatch);
  };
  const record = async (decision?: boolean) => {
    await flush(); // no draft may come after the record
    const recorded = await run(() =>
      walkCommands.record(walk.id, step.kind, {
        content: contentOf(step, draft),
        ...(draft.conclusion && step.concludes ? { conclusion: draft.conclusion } : {}),
        ...(draft.basis ? { basis: draft.basis } : {}),
        ...(step.checkpoints.length > 0 ? { checks: checksOf(draft) } : {}),
        ...(decision === undefined ? {} : { decision }),
      }),
    );
    if (!recorded) return;
    done();
    navigate('?step=now', { replace: true });
  };

  return (
    <div className="walker">
      <KeptBar />
      <header className="step-head">
        <Link to={`/walkthroughs/${walk.id}`} aria-label="回到任务">
          ‹
        </Link>
        <h1>{step.name}</h1>
      </header>
      <StepProgress
        done={walk.stepsDone}
        total={walk.stepsTotal}
        current={place}
        text={`第 ${place} 步 / 共 ${walk.stepsTotal} 步 · ${walk.scenarioName}`}
      />
      <div className="stack">
        <CommandNotes />
        {!isOpen && <Note>{step.state === 'done' ? '这一步已经记录，不能再改。' : '这一步还没有开始。'}</Note>}
        <section className="walk-card" aria-label="做什么">
          <h2>做什么</h2>
          {step.actions.map((action) => (
            <p key={action}>{action}</p>
          ))}
          <Consent walk={walk} step={step} />
          <p className="muted small">依据：{step.source}</p>
        </section>
        <fieldset className="step-fields" disabled={!isOpen}>
          {step.kind === 'walkthrough.prepare' && <PrepareFields walk={walk} draft={draft} set={set} />}
          <LookAtList
            items={step.lookAt}
            seen={draft.seen}
            onChange={(seen) => set({ seen })}
            {...(step.needsFindings
              ? { findings: draft.findings, onFinding: (findings: Record<string, string>) => set({ findings }) }
              : {})}
          />
          {step.kind === 'walkthrough.check-history' && (
            <HistoryFields walkId={walk.id} causes={draft.causes} onChange={(causes) => set({ causes })} />
          )}
          <ModeField step={step} draft={draft} set={set} />
          {step.staffAccount && (
            <Tick
              label="由工作人员用本人账号登录操作，我在场查看"
              value={draft.byStaff}
              onChange={(byStaff) => set({ byStaff })}
            />
          )}
          <CompareFields
            step={step}
            draft={draft}
            set={set}
            {...(isOpen ? { onProblem: (mismatch: Mismatch) => void raise(mismatch) } : {})}
          />
          <CheckpointFields
            checkpoints={step.checkpoints}
            checks={draft.checks}
            onChange={(checks) => set(withChecks(step, draft, checks))}
          />
          {step.concludes && <ConclusionFields draft={draft} set={set} problems={step.problems} />}
          {WITH_REASON.includes(step.kind) && step.needsConsent && (
            <Tick
              label="已征得当事人同意（条件允许时）"
              value={draft.consentGiven}
              onChange={(consentGiven) => set({ consentGiven })}
            />
          )}
          {(!choice || WITH_REASON.includes(step.kind)) && (
            <Field
              label={choice ? '原因（条件不允许时必填）' : '记录'}
              rows={3}
              value={draft.notes}
              onChange={(notes) => set({ notes })}
              required={step.kind === 'walkthrough.prepare' || choice !== undefined}
            />
          )}
          {(!choice || step.kind === 'walkthrough.obtain-consent') && (
            <EvidenceField walkId={walk.id} step={step} isOpen={isOpen} />
          )}
        </fieldset>
        {raising.value && (
          <ProblemSheet
            key={raising.key}
            walk={walk}
            step={step}
            onClose={raising.close}
            {...(raising.value === PLAIN ? {} : { description: mismatchText(raising.value), of: raising.value.what })}
          />
        )}
        <details className="walk-card">
          <summary>流程图：这是第 {place} 步</summary>
          <StepDiagram processId={walk.processId} elementId={step.elementId} mark="这一步" />
        </details>
      </div>
      <div className="thumb-bar">
        {error && (
          <p className="lack" role="alert">
            {error}
          </p>
        )}
        <Button
          variant="outlined"
          startIcon={<AddIcon />}
          onClick={() => raising.show(PLAIN)}
          disabled={raising.value !== null}
        >
          问题
        </Button>
        {isOpen && choice && (
          <>
            <Button variant="outlined" disabled={isBusy} onClick={() => void record(false)}>
              {choice.no}
            </Button>
            <Button variant="contained" disabled={isBusy} onClick={() => void record(true)}>
              {choice.yes}
            </Button>
          </>
        )}
        {isOpen && !choice && (
          <Button variant="contained" disabled={isBusy} onClick={() => void record()}>
            {isBusy ? '正在提交…' : '下一步'}
          </Button>
        )}
      </div>
    </div>
  );
}

function Tick({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="accept walk-card">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** 同意 before anybody goes along (R6). */
function Consent({ walk, step }: { walk: WalkthroughView; step: WalkthroughStep }) {
  if (step.kind !== 'walkthrough.accompany-case') return null;
  const consent = walk.steps.find(({ kind }) => kind === 'walkthrough.obtain-consent');
  return consent?.recordedAt ? <p className="good">✓ {decisionText(consent)}</p> : null;
}
