import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { RECTIFICATION_STATUSES, VERDICTS, type RectificationStatus } from '../../../../server/api/loop-states.js';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { fullTime, longDay, orDash } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

const LIMIT_UNITS = { WORKING_DAY: '个工作日', DAY: '日（自然日）' };

/** The rating as it was given, then each step of its handling once it is done. */
export function NegativeRatingFacts({ rating }: { rating: NegativeRatingView }) {
  const { rectification, feedback, report } = rating;
  return (
    <>
      <Panel title="评价" sub="只读">
        <dl className="key-values">
          <dt>原因</dt>
          <dd>{orDash(rating.tags.join('、'))}</dd>
          <dt>收到</dt>
          <dd>{fullTime(rating.receivedAt)}</dd>
          <dt>意见</dt>
          <dd className="whole">
            {rating.commentHidden ? <span className="muted">不向被评单位显示</span> : orDash(rating.comment)}
          </dd>
          {rating.contact && (
            <>
              <dt>联系方式</dt>
              <dd className="whole">
                {rating.contact} <span className="muted small">仅供回访，查看已记入台账</span>
              </dd>
            </>
          )}
        </dl>
      </Panel>
      {rating.verdict && (
        <Panel title="回访核实" sub={rating.calledBackAt && fullTime(rating.calledBackAt)}>
          <dl className="key-values">
            <dt>结论</dt>
            <dd className="whole">
              <b>{VERDICTS[rating.verdict]}</b>
            </dd>
            <dt>回访情况</dt>
            <dd className="whole">{orDash(rating.callbackNote)}</dd>
            {rating.verdictReason && (
              <>
                <dt>理由</dt>
                <dd className="whole">{rating.verdictReason}</dd>
              </>
            )}
            {rating.statedLimit && (
              <>
                <dt>整改期限</dt>
                <dd className="whole">
                  {rating.statedLimit.value} {LIMIT_UNITS[rating.statedLimit.unit]}
                </dd>
              </>
            )}
            {rating.explanation && (
              <>
                <dt>解释说明</dt>
                <dd className="whole">
                  {rating.explanation}
                  {rating.deliveryMode && `（${rating.deliveryMode}）`}
                </dd>
              </>
            )}
            {rectification && (
              <>
                <dt>整改</dt>
                <dd className="whole">
                  <Link className="code" to={`/rectifications/${rectification.id}`}>
                    {rectification.number}
                  </Link>{' '}
                  {RECTIFICATION_STATUSES[rectification.status as RectificationStatus] ?? rectification.status}
                </dd>
              </>
            )}
          </dl>
        </Panel>
      )}
      {feedback && (
        <Panel title="反馈服务对象" sub={`${feedback.mode} · ${fullTime(feedback.at)}`}>
          <p>{feedback.text}</p>
        </Panel>
      )}
      {report && (
        <Panel
          title="核查整改情况报告单"
          sub={report.number}
          tools={
            <>
              <Button size="small" component={Link} to={`/print/negative-ratings/${rating.id}/report`}>
                打印
              </Button>
              <Button size="small" href={`/api/negative-ratings/${rating.id}/report.docx`} download>
                下载 Word
              </Button>
            </>
          }
        >
          <p>
            {longDay(report.composedAt)}编制，
            {report.submittedAt ? `${longDay(report.submittedAt)}已报送行风办` : '还没有报送'}
          </p>
        </Panel>
      )}
    </>
  );
}
