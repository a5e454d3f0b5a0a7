import { Link } from 'react-router-dom';
import type { ItemView } from '../../../../server/api/applications.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { ReadonlyForm } from '../../forms/ReadonlyForm.js';
import { DEADLINE_LOOK } from '../../ui/deadline-tone.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { Corrections } from '../applications/Corrections.js';
import { AssistPanel } from './AssistPanel.js';
import { ItemActionBar } from './ItemActionBar.js';
import { ItemDecision } from './ItemDecision.js';
import { ItemHead } from './ItemHead.js';
import { ItemHistory } from './ItemHistory.js';
import { ItemMaterials } from './ItemMaterials.js';
import { SiblingItems } from './SiblingItems.js';
import '../../ui/detail.css';

/** 分办件: who and until when · what to do now · form and materials · what happened · where it is. */
export function ItemPage() {
  return (
    <RecordPage<ItemView> resource="items" listPath="/items">
      {(item) => (
        <CommandScopeProvider key={item.id}>
          <p className="crumbs">
            <Link to="/items">分办件</Link> /{' '}
            <Link to={`/applications/${item.application.id}`}>
              {item.application.number} {item.application.oneThingName}
            </Link>
          </p>
          <ItemHead item={item} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              <ItemActionBar item={item} />
              <ItemDecision item={item} />
              <AssistPanel item={item} />
              <Corrections corrections={item.corrections} />
              <Panel title="申请信息" sub="只读">
                <ReadonlyForm schema={item.formSchema} data={item.form} />
              </Panel>
              <ItemMaterials item={item} />
              <ItemHistory item={item} />
            </div>
            <aside className="stack">
              <Timeline entries={item.timeline} number={item.number} />
              <CaseDiagram
                instanceKeys={item.processInstanceKeys}
                {...(item.deadline
                  ? { tokenLabel: `${DEADLINE_LOOK[item.deadline.state].sign} ${item.deadline.text}` }
                  : {})}
              />
              <SiblingItems item={item} />
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}
