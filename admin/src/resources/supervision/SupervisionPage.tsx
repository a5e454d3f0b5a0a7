import { Link } from 'react-router-dom';
import { SUPERVISION_STATUSES } from '../../../../server/api/loop-states.js';
import type { SupervisionView } from '../../../../server/api/supervision.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { tokenLabelOf } from '../../bpmn/token-label.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { fullTime, longDay, orDash } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { REVIEWS } from './review-words.js';
import { SUBJECT_NAMES, subjectHref } from './subject-href.js';
import { SupervisionBar } from './SupervisionBar.js';
import '../../ui/detail.css';

/** 督办单: what is demanded, until when, what was answered, how it was judged. */
export function SupervisionPage() {
  return (
    <RecordPage<SupervisionView> resource="supervision-orders" listPath="/supervision-orders">
      {(order) => (
        <CommandScopeProvider key={order.id}>
          <p className="crumbs">
            <Link to="/supervision-orders">督办</Link> / {order.number}
          </p>
          <Head order={order} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              <SupervisionBar order={order} />
              <Facts order={order} />
            </div>
            <aside className="stack">
              <Timeline entries={order.timeline} number={order.number} />
              <CaseDiagram
                instanceKeys={order.processInstanceKeys}
                otherLabels={['上一次', '这一次']}
                {...tokenLabelOf(order.deadline)}
              />
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Head({ order }: { order: SupervisionView }) {
  useDocumentTitle(order.title);
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{order.title}</h1>
        <span className={`tag ${order.status === 'CLOSED' ? 'tag-green' : 'tag-blue'}`}>
          {SUPERVISION_STATUSES[order.status]}
        </span>
      </div>
      <div className="line facts-line">
        {order.deadline && <DeadlineClocks deadlines={[order.deadline]} />}
        <span className="code">{order.number}</span>
        <span>责任单位 {order.unitName}</span>
        <Link to={subjectHref(order.subjectType, order.subjectId)}>
          {SUBJECT_NAMES[order.subjectType] ?? '督办对象'}
        </Link>
        <Link to={`/print/supervision-orders/${order.id}`}>督办单</Link>
      </div>
    </div>
  );
}

function Facts({ order }: { order: SupervisionView }) {
  return (
    <Panel title="督办" sub={`${longDay(order.orderedAt)}发出`}>
      <dl className="key-values">
        <dt>督办要求</dt>
        <dd className="whole">{order.requirement}</dd>
        {order.replyDueAt && (
          <>
            <dt>回复时限</dt>
            <dd className="whole">{longDay(order.replyDueAt)}前</dd>
          </>
        )}
        <dt>签收</dt>
        <dd className="whole">
          {order.signedForAt ? fullTime(order.signedForAt) : <span className="lack">未签收</span>}
        </dd>
        <dt>回复</dt>
        <dd className="whole">
          {orDash(order.reply)}
          {order.repliedAt && <span className="muted small"> {fullTime(order.repliedAt)}</span>}
        </dd>
        {order.review && (
          <>
            <dt>审核</dt>
            <dd className="whole">
              <b>{REVIEWS[order.review] ?? order.review}</b>
              {order.reviewNote && `：${order.reviewNote}`}
            </dd>
          </>
        )}
        {order.followUpOn && (
          <>
            <dt>回头看</dt>
            <dd className="whole">{longDay(order.followUpOn)}</dd>
          </>
        )}
        {order.closedReason && (
          <>
            <dt>结束原因</dt>
            <dd className="whole">{order.closedReason}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
