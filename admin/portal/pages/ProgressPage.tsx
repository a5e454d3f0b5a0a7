import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import type { ProgressView } from '../../../server/api/portal';
import { FeedbackSheet } from '../parts/FeedbackSheet';
import { ItemProgress } from '../parts/ItemProgress';
import { LoadingOr, Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { portalApi, type PortalError } from '../portal-api';
import { useLoaded } from '../use-loaded';
import { dateTime } from '../format';

/** Where the application is, item by item, in the applicant's words; what is asked of the applicant stands first. */
export function ProgressPage() {
  const { applicationId = '' } = useParams();
  const { value: progress, error, reload } = useLoaded(() => portalApi.progress(applicationId), applicationId);
  if (error?.status === 401) return <Navigate to="/track" replace />;
  if (!progress)
    return (
      <Shell title="办理进度" back="/">
        <LoadingOr error={error} onRetry={reload} />
      </Shell>
    );
  const open = progress.corrections.filter((correction) => correction.status === 'OPEN');
  const closed = progress.items.filter((item) => item.outcome !== null).length;
  return (
    <Shell title="办理进度" back="/">
      <p className="second">
        {progress.oneThingName}　<span className="digits">{progress.number}</span>
      </p>
      <h2 className="headline">{headline(progress, closed)}</h2>
      <p>{progress.promise}</p>
      {open.map((correction) => (
        <section key={correction.id} className="panel call">
          <h3>等您补交 {correction.entries.filter((entry) => !entry.supplied).length} 处</h3>
          <p>
            {correction.itemName ? `${correction.itemName}需要补充，其他事项照常办理。` : '预审发现还缺以下内容。'}
            {correction.entries.map((entry) => entry.label).join('、')}
          </p>
          <Link className="button primary" to={`/progress/${applicationId}/corrections/${correction.id}`}>
            去补交
          </Link>
        </section>
      ))}
      {progress.rejectReason && (
        <Note tone="bad">
          <b>不予受理</b>
          <p>{progress.rejectReason}</p>
          <p className="second">有疑问请拨打 {progress.contactPhone ?? '12333'}。</p>
        </Note>
      )}
      {progress.ratingToken && (
        <section className="panel call">
          <h3>请您评一评</h3>
          <p>一件事评一次，办理人看不到是谁评的。</p>
          <Link className="button primary" to={`/rate/${progress.ratingToken}`}>
            去评价
          </Link>
        </section>
      )}
      {progress.rated && <Note tone="good">您已评价，谢谢</Note>}
      {progress.feedback && <FeedbackSheet feedback={progress.feedback} />}
      {!progress.feedback && progress.items.length > 0 && <ItemProgress items={progress.items} />}
      <section className="panel">
        <h3>经过</h3>
        <ol className="trail">
          {progress.steps.map((step) => (
            <li key={step.name} className={step.state}>
              {step.name}
              <span className="second">{step.at ? dateTime(step.at) : step.state === 'now' ? '进行中' : ''}</span>
            </li>
          ))}
        </ol>
      </section>
      {['SUBMITTED', 'CORRECTION', 'IN_PROGRESS'].includes(progress.status) && (
        <Withdraw applicationId={applicationId} number={progress.number} onDone={reload} />
      )}
      <p className="phone-line">
        有疑问请打 <a href={`tel:${progress.contactPhone ?? '12333'}`}>{progress.contactPhone ?? '12333'}</a>
      </p>
    </Shell>
  );
}

function headline(progress: ProgressView, closed: number): string {
  switch (progress.status) {
    case 'SUBMITTED':
      return '等待窗口预审';
    case 'CORRECTION':
      return '等您补交后继续';
    case 'REJECTED':
      return '这次申请没有受理';
    case 'WITHDRAWN':
      return '申请已撤回';
    case 'COMPLETED':
      return '全部办完了';
    default:
      return closed === 0
        ? `${progress.items.length} 项正在同时办`
        : `办好 ${closed} 项，还有 ${progress.items.length - closed} 项`;
  }
}

/** Irreversible, so it asks for a reason and repeats the number. */
function Withdraw({ applicationId, number, onDone }: { applicationId: string; number: string; onDone(): void }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  if (!asking)
    return (
      <button type="button" className="link quiet" onClick={() => setAsking(true)}>
        撤回申请
      </button>
    );
  return (
    <section className="panel stack">
      <h3>撤回 {number}</h3>
      <p>撤回后所有事项都停止办理，不能恢复；以后可以重新申请。</p>
      <label>
        撤回原因
        <input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={100} />
      </label>
      {problem && <Note tone="bad">{problem}</Note>}
      <div className="verbs">
        <button type="button" className="button" onClick={() => setAsking(false)}>
          不撤回
        </button>
        <button
          type="button"
          className="button danger"
          disabled={reason.trim() === ''}
          onClick={() =>
            void portalApi
              .withdraw(applicationId, reason)
              .then(onDone, (refused: PortalError) => setProblem(refused.message))
          }
        >
          撤回申请
        </button>
      </div>
    </section>
  );
}
