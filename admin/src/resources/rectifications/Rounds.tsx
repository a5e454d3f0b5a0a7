import type { RectificationView } from '../../../../server/api/rectifications.js';
import { serverNow } from '../../providers/server-time.js';
import { shortDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

const VERIFICATIONS: Record<string, string> = { PASSED: '通过', FAILED: '退回' };
const EVALUATIONS: Record<string, string> = { SATISFIED: '满意', UNSATISFIED: '不满意' };

/** 轮次与复核: newest first; nothing of an earlier round is lost. */
export function Rounds({ view }: { view: RectificationView }) {
  if (view.rounds.length === 0) return null;
  const now = serverNow();
  return (
    <Panel title="轮次与复核">
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">轮次</th>
            <th scope="col">提交</th>
            <th scope="col">复核</th>
            <th scope="col">评价</th>
          </tr>
        </thead>
        <tbody>
          {[...view.rounds]
            .sort((one, other) => other.round - one.round)
            .map((round) => (
              <tr key={round.round}>
                <td className="nowrap">第 {round.round} 次</td>
                <td>
                  {round.doneAt ? shortDay(round.doneAt, now) : '未提交'}
                  {round.doneAt && <div>{round.doneBy}</div>}
                </td>
                <td>
                  <Result words={VERIFICATIONS} value={round.verification} note={round.verificationNote} />
                </td>
                <td>
                  <Result words={EVALUATIONS} value={round.evaluation} note={round.evaluationNote} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
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
      {note && <div>{note}</div>}
    </>
  );
}
