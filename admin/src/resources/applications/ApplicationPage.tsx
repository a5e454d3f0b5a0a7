import { Link } from 'react-router-dom';
import type { ApplicationView } from '../../../../server/api/applications.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { ReadonlyForm } from '../../forms/ReadonlyForm.js';
import { Materials } from '../../ui/Materials.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { ApplicationActionBar } from './ApplicationActionBar.js';
import { ApplicationHead } from './ApplicationHead.js';
import { ApplicationItems } from './ApplicationItems.js';
import { Corrections } from './Corrections.js';
import { FeedbackPanel } from './FeedbackPanel.js';
import '../../ui/detail.css';

/** 办件: one application with every part of it. */
export function ApplicationPage() {
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) => (
        <CommandScopeProvider key={application.id}>
          <p className="crumbs">
            <Link to="/applications">办件</Link> / {application.number ?? '草稿'}
          </p>
          <ApplicationHead application={application} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              <ApplicationActionBar application={application} />
              {application.rejectReason && <Note tone="bad">不予受理：{application.rejectReason}</Note>}
              {application.withdrawReason && <Note>已撤回：{application.withdrawReason}</Note>}
              <FeedbackPanel application={application} />
              <ApplicationItems items={application.items} />
              <Corrections corrections={application.corrections} applicationId={application.id} />
              <Panel title="申请信息" sub="只读">
                <ReadonlyForm schema={application.formSchema} data={application.form} />
              </Panel>
              <Panel title="材料" sub={`${application.materials.length} 份`}>
                <Materials groups={[{ title: '全部材料', materials: application.materials }]} />
              </Panel>
            </div>
            <aside className="stack">
              <Timeline entries={application.timeline} />
              <CaseDiagram instanceKeys={application.processInstanceKeys} height={420} />
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}
