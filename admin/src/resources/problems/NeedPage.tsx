import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import { NEED_STATUSES, type NeedView } from '../../../../server/api/problems.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { offerOf } from '../../command/offers.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { needCommands } from '../../providers/loop-commands.js';
import { fullTime, orDash } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { MeasureForm } from './MeasureForm.js';
import { NeedForm } from './NeedForm.js';
import { NeedLinkForm } from './NeedLinkForm.js';
import '../../command/action-bar.css';
import '../../ui/detail.css';

/** 需求: what is wished, which problems it belongs to, which measures answer it. */
export function NeedPage() {
  return (
    <RecordPage<NeedView> resource="needs" listPath="/needs">
      {(need) => (
        <CommandScopeProvider key={need.id}>
          <p className="crumbs">
            <Link to="/needs">需求</Link> / {need.number}
          </p>
          <Head need={need} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              {need.withdrawReason && <Note>已撤回：{need.withdrawReason}</Note>}
              <Bar need={need} />
              <Problems need={need} />
              <Measures need={need} />
            </div>
            <aside className="stack">
              <Timeline entries={need.timeline} number={need.number} />
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Head({ need }: { need: NeedView }) {
  useDocumentTitle(need.description);
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{need.description}</h1>
        <span className={`tag ${need.status === 'DONE' ? 'tag-green' : 'tag-blue'}`}>{NEED_STATUSES[need.status]}</span>
      </div>
      <div className="line facts-line">
        <span className="code">{need.number}</span>
        <span>事项 {need.serviceItemName}</span>
        <span>
          提出 {orDash(need.unitName)} {need.reporterPost}
        </span>
        <span>{fullTime(need.createdAt)}</span>
        {need.walkthroughId && <Link to={`/walkthroughs/${need.walkthroughId}`}>走流程任务</Link>}
      </div>
    </div>
  );
}

function Bar({ need }: { need: NeedView }) {
  const form = useOpened<string>();
  if (!offerOf(need.actions, 'change')?.allowed) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        <span className="to-do">{need.measures > 0 ? '措施完成后记为已满足' : '还没有措施'}</span>
        <span className="spacer" />
        <Button variant="contained" onClick={() => form.show('link')}>
          关联
        </Button>
        <Button onClick={() => form.show('measure')}>补一条措施</Button>
        <Button onClick={() => form.show('change')}>修改</Button>
        <Button onClick={() => form.show('withdraw')}>撤回</Button>
      </div>
      {form.value === 'link' && <NeedLinkForm need={need} onClose={form.close} />}
      {form.value === 'measure' && (
        <MeasureForm of={{ needId: need.id }} unitName={need.unitName} onClose={form.close} />
      )}
      {form.value === 'change' && <NeedForm need={need} onClose={form.close} />}
      {form.value === 'withdraw' && (
        <ReasonForm
          title="撤回需求"
          sub="不再列入三个清单，不能恢复；理由记入台账"
          submitLabel={`撤回 ${need.number}`}
          danger
          onSubmit={(reason) => needCommands.withdraw(need.id, { version: need.version, reason })}
          onClose={form.close}
        />
      )}
    </>
  );
}

function Problems({ need }: { need: NeedView }) {
  return (
    <Panel title="相关问题" sub={`${need.linkedProblems.length} 个`}>
      {need.linkedProblems.length === 0 ? (
        <p className="muted">还没有关联问题</p>
      ) : (
        <table className="facts">
          <tbody>
            {need.linkedProblems.map((problem) => (
              <tr key={problem.id}>
                <td>
                  <Link to={`/problems/${problem.id}`}>{problem.title}</Link>
                </td>
                <td className="muted nowrap">{orDash(problem.unitName)}</td>
                <td className="muted nowrap">{PROBLEM_STATUSES[problem.status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Measures({ need }: { need: NeedView }) {
  return (
    <Panel title="整改措施" sub={`${need.linkedMeasures.length} 条`}>
      {need.linkedMeasures.length === 0 ? (
        <p className="lack">没有措施</p>
      ) : (
        <table className="facts">
          <tbody>
            {need.linkedMeasures.map((measure) => (
              <tr key={measure.id}>
                <td>{measure.text}</td>
                <td className="muted nowrap">{orDash(measure.unitName)}</td>
                <td className="muted nowrap">{measure.done ? '已整改完毕' : orDash(measure.dueOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
