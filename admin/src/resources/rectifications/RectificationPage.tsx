import { Link } from 'react-router-dom';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { StepDiagram } from '../../bpmn/StepDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { tokenLabelOf } from '../../bpmn/token-label.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { TreatedProblems } from '../problems/TreatedProblems.js';
import { SiblingProblems } from '../problems/SiblingProblems.js';
import { Extensions } from './Extensions.js';
import { ProofSlots } from './ProofSlots.js';
import { RectificationBar } from './RectificationBar.js';
import { RectificationFacts } from './RectificationFacts.js';
import { RectificationHead } from './RectificationHead.js';
import { Rounds } from './Rounds.js';
import { useFixDraft } from './use-fix-draft.js';
import '../../ui/detail.css';

/** 整改: what to do now · proof · what is fixed and how · rounds, timeline, the step it came from, where it is. */
export function RectificationPage() {
  return (
    <RecordPage<RectificationView> resource="rectifications" listPath="/rectifications">
      {(view) => (
        <CommandScopeProvider key={view.id}>
          <Shown view={view} />
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Shown({ view }: { view: RectificationView }) {
  const [draft, change, forget] = useFixDraft(view);
  const { problem } = view;
  return (
    <>
      <p className="crumbs">
        <Link to="/rectifications">整改</Link> / {view.number}
      </p>
      <RectificationHead view={view} />
      <div className="detail">
        <div className="stack">
          <CommandNotes />
          <RectificationBar view={view} draft={draft} onSubmitted={forget} />
          <ProofSlots view={view} />
          <RectificationFacts view={view} draft={draft} onDraft={change} />
          <Extensions view={view} />
          <TreatedProblems problems={view.treated} />
          <SiblingProblems problems={view.siblings} className={problem?.className ?? null} />
        </div>
        <aside className="stack">
          <Rounds view={view} />
          <Timeline entries={view.timeline} number={view.number} />
          {problem?.processId && problem.elementId && (
            <StepDiagram processId={problem.processId} elementId={problem.elementId} />
          )}
          <CaseDiagram
            instanceKeys={view.processInstanceKeys}
            otherLabels={['上一次', '这一次']}
            {...tokenLabelOf(view.deadline)}
          />
        </aside>
      </div>
    </>
  );
}
