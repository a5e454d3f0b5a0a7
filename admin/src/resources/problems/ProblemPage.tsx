import { Link } from 'react-router-dom';
import { PROBLEM_SOURCES, PROBLEM_STATUSES, RECTIFICATION_KINDS } from '../../../../server/api/loop-states.js';
import type { ProblemView } from '../../../../server/api/problems.js';
import { StepDiagram } from '../../bpmn/StepDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { fullTime, orDash } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { Consultations } from './Consultations.js';
import { ProblemBar } from './ProblemBar.js';
import { SiblingProblems } from './SiblingProblems.js';
import '../../ui/detail.css';

/** 问题: what was found, where, and what becomes of it. */
export function ProblemPage() {
  return (
    <RecordPage<ProblemView> resource="problems" listPath="/problems">
      {(problem) => (
        <CommandScopeProvider key={problem.id}>
          <p className="crumbs">
            <Link to="/problems">问题</Link> / {problem.number}
          </p>
          <Head problem={problem} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              <ProblemBar problem={problem} />
              {problem.mergedInto && (
                <Note>
                  已并入 <Link to={`/problems/${problem.mergedInto.id}`}>{problem.mergedInto.number}</Link>，一并解决。
                </Note>
              )}
              <Facts problem={problem} />
              <Consultations problem={problem} />
              <SiblingProblems problems={problem.siblings} className={problem.className} />
            </div>
            <aside className="stack">
              <Timeline entries={problem.timeline} number={problem.number} />
              {problem.processId && problem.elementId && (
                <StepDiagram processId={problem.processId} elementId={problem.elementId} />
              )}
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Head({ problem }: { problem: ProblemView }) {
  useDocumentTitle(problem.title);
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{problem.title}</h1>
        <span className={`tag ${problem.status === 'SIGNED_OFF' ? 'tag-green' : 'tag-blue'}`}>
          {PROBLEM_STATUSES[problem.status]}
        </span>
        {problem.className && <span className="tag tag-solid">{problem.className}</span>}
      </div>
      <div className="line facts-line">
        <span className="code">{problem.number}</span>
        <span>来源 {PROBLEM_SOURCES[problem.source]}</span>
        <span>责任单位 {orDash(problem.unitName)}</span>
        {problem.rectificationId && (
          <Link className="code" to={`/rectifications/${problem.rectificationId}`}>
            整改 {problem.rectificationNumber}
          </Link>
        )}
        {problem.walkthroughId && <Link to={`/walkthroughs/${problem.walkthroughId}`}>走流程任务</Link>}
        {problem.ratingId && <Link to={`/negative-ratings/${problem.ratingId}`}>差评核查</Link>}
      </div>
    </div>
  );
}

function Facts({ problem }: { problem: ProblemView }) {
  return (
    <Panel title="问题" sub="只读">
      <dl className="key-values">
        <dt>经过</dt>
        <dd className="whole">{orDash(problem.description)}</dd>
        <dt>事项</dt>
        <dd>{problem.serviceItemName}</dd>
        <dt>体验途径</dt>
        <dd>{problem.experienceChannel}</dd>
        <dt>提出人职务</dt>
        <dd>{problem.reporterPost}</dd>
        {problem.needs.length > 0 && (
          <>
            <dt>需求</dt>
            <dd>
              {problem.needs.map((need) => (
                <Link key={need.id} to={`/needs/${need.id}`}>
                  {need.description}
                </Link>
              ))}
            </dd>
          </>
        )}
        <dt>提出时间</dt>
        <dd>{fullTime(problem.createdAt)}</dd>
        <dt>措施</dt>
        <dd>
          {problem.measures > 0 ? (
            `${problem.measures} 条`
          ) : problem.mergedInto ? (
            `随 ${problem.mergedInto.number} 一并解决`
          ) : problem.status === 'DISMISSED' ? (
            '不予立项，不需要措施'
          ) : (
            <span className="lack">没有措施</span>
          )}
        </dd>
        {problem.proposedKind && (
          <>
            <dt>建议类别</dt>
            <dd>{RECTIFICATION_KINDS[problem.proposedKind]}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
