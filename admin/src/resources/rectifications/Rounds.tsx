import type { RectificationView } from '../../../../server/api/rectifications.js';
import { serverNow } from '../../providers/server-time.js';
import { shortDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import './rounds.css';

const VERIFICATIONS: Record<string, string> = { PASSED: '通过', FAILED: '退回' };
const EVALUATIONS: Record<string, string> = { SATISFIED: '满意', UNSATISFIED: '不满意' };

/** 轮次与复核: newest first; nothing of an earlier round is lost. */
export function Rounds({ view }: { view: RectificationView }) {
  if (view.rounds.length === 0) return null;
  const now = serverNow();
  return (
    <Panel title="轮次与复核">
      <ol className="rounds">
        {[...view.rounds]
          .sort((one, other) => other.round - one.round)
          .map((round) => (
            <li key={round.round}>
              <h3>第 {round.round} 次</h3>
              <dl>
                <dt>提交</dt>
                <dd>
                  {round.doneAt ? `${shortDay(round.doneAt, now)} ${round.doneBy ?? ''}` : '未提交'}
                  {round.doneNote && <p>{round.doneNote}</p>}
                </dd>
                <dt>复核</dt>
                <dd>
                  <Result words={VERIFICATIONS} value={round.verification} note={round.verificationNote} />
                </dd>
                <dt>评价</dt>
                <dd>
                  <Result words={EVALUATIONS} value={round.evaluation} note={round.evaluationNote} />
                </dd>
              </dl>
            </li>
          ))}
      </ol>
      <p className="small muted">整改人不能复核自己的整改；退回后重新计时。</p>
    </Panel>
  );
}

function Result({ words, value, note }: { words: Record<string, string>; value: string | null; note: string | null }) {
  if (!value) return <>–</>;
  const isBad = value === 'FAILED' || value === 'UNSATISFIED';
  return (
    <>
      <b style={isBad ? { color: 'var(--danger)' } : undefined}>{words[value] ?? value}</b>
      {note && ` ${note}`}
    </>
  );
}
