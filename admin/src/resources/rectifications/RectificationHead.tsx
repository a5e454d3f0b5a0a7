import { Link } from 'react-router-dom';
import { RECTIFICATION_KINDS, RECTIFICATION_STATUSES } from '../../../../server/api/loop-states.js';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';

/** The problem as a sentence, kind, round, clock, who does it and who verifies. */
export function RectificationHead({ view }: { view: RectificationView }) {
  useDocumentTitle(view.title);
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{view.title}</h1>
        <span className={`tag ${view.status === 'SIGNED_OFF' ? 'tag-green' : 'tag-blue'}`}>
          {RECTIFICATION_STATUSES[view.status]}
        </span>
        {view.kind && <span className="tag tag-solid">{RECTIFICATION_KINDS[view.kind]}</span>}
        {view.round > 1 && <span className="tag tag-amber">第 {view.round} 次整改</span>}
        {view.reboundCount > 0 && <span className="tag tag-red">反弹 {view.reboundCount} 次</span>}
      </div>
      <div className="line facts-line">
        {view.deadline && <DeadlineClocks deadlines={[view.deadline]} />}
        <span>责任单位 {[view.unitName, view.handlerName].filter(Boolean).join(' ')}</span>
        {view.verifierUnitName && <span>复核 {view.verifierUnitName}</span>}
        <span>评价 {view.evaluatorText}</span>
        <span>来源 {view.sourceName}</span>
        {view.problem && (
          <Link className="code" to={`/problems/${view.problem.id}`}>
            问题 {view.problem.number}
          </Link>
        )}
        {view.ratingId && <Link to={`/negative-ratings/${view.ratingId}`}>差评核查</Link>}
        <Link to={`/print/rectifications/${view.id}/task`}>整改任务单</Link>
        {view.signOff && (
          <Link className="code" to={`/print/rectifications/${view.id}/sign-off`}>
            销号单 {view.signOff.number}
          </Link>
        )}
      </div>
    </div>
  );
}
