import { Link } from 'react-router-dom';
import { NEGATIVE_RATING_STATUSES } from '../../../../server/api/loop-states.js';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { tokenLabelOf } from '../../bpmn/token-label.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { orDash } from '../../ui/format.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { Timeline } from '../../ui/Timeline.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { NegativeRatingBar } from './NegativeRatingBar.js';
import { NegativeRatingFacts } from './NegativeRatingFacts.js';
import { levelWords, ratingTitle } from './rating-words.js';
import '../../ui/detail.css';

/** 差评核查: the rating, the call, the verdict, what came of it, the report sheet. */
export function NegativeRatingPage() {
  return (
    <RecordPage<NegativeRatingView> resource="negative-ratings" listPath="/negative-ratings">
      {(rating) => (
        <CommandScopeProvider key={rating.id}>
          <p className="crumbs">
            <Link to="/negative-ratings">差评核查</Link> / {rating.number}
          </p>
          <Head rating={rating} />
          <div className="detail">
            <div className="stack">
              <CommandNotes />
              <NegativeRatingBar rating={rating} />
              <NegativeRatingFacts rating={rating} />
            </div>
            <aside className="stack">
              <Timeline entries={rating.timeline} number={rating.number} />
              <CaseDiagram
                instanceKeys={rating.processInstanceKeys}
                otherLabels={['上一次', '这一次']}
                {...tokenLabelOf(rating.deadline)}
              />
            </aside>
          </div>
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Head({ rating }: { rating: NegativeRatingView }) {
  useDocumentTitle(ratingTitle(rating));
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{rating.oneThingName}</h1>
        <span className="tag tag-red">{levelWords(rating.level)}</span>
        <span className={`tag ${rating.status === 'CLOSED' ? 'tag-green' : 'tag-blue'}`}>
          {NEGATIVE_RATING_STATUSES[rating.status]}
        </span>
        <span className="tag">{rating.named ? '实名' : '匿名'}</span>
        {!rating.counted && <span className="tag tag-solid">不计入差评</span>}
      </div>
      <div className="line facts-line">
        {rating.deadline && <DeadlineClocks deadlines={[rating.deadline]} />}
        <span className="code">{rating.number}</span>
        {rating.applicationNumber && (
          <span>
            办件 <Link to={`/applications/${rating.applicationId}`}>{rating.applicationNumber}</Link>
          </span>
        )}
        <span>被评单位 {orDash(rating.unitName)}</span>
        <span>回访专人 {orDash(rating.callbackOfficerName)}</span>
      </div>
    </div>
  );
}
