import { PROOF_SLOTS, RECTIFICATION_KINDS } from '../../../../server/api/loop-states.js';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { Paper, RECORD } from '../../print/Paper.js';
import { useBureau } from '../../print/use-bureau.js';
import { longDay, orDash } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { RecordPage } from '../../ui/RecordPage.js';

/** 销号单: number, what was done, who verified, how it was evaluated, every round. */
export function SignOffPaper() {
  return (
    <RecordPage<RectificationView> resource="rectifications" listPath="/rectifications">
      {(view) => (view.signOff ? <Sheet view={view} signOff={view.signOff} /> : <Note>还没有销号。</Note>)}
    </RecordPage>
  );
}

function Sheet({ view, signOff }: { view: RectificationView; signOff: NonNullable<RectificationView['signOff']> }) {
  const bureau = useBureau();
  return (
    <Paper
      title="销号单"
      foot={[`编号 ${signOff.number}`, bureau.name]}
      link={`${window.location.origin}/rectifications/${view.id}`}
      linkWords={RECORD}
    >
      <table className="grid">
        <tbody>
          <Row label="整改编号" value={view.number} />
          <Row label="问题" value={view.title} />
          <Row label="责任单位" value={view.unitName} />
          <Row label="整改类别" value={view.kind && RECTIFICATION_KINDS[view.kind]} />
          <Row label="整改措施" value={view.measure} />
          {view.rule && <Row label="所立制度" value={view.rule} />}
          <Row label="整改效果" value={view.effect} />
          <Row
            label="佐证"
            value={view.proofs.map((proof) => `${PROOF_SLOTS[proof.slot]}：${proof.fileName}`).join('；')}
          />
          {view.changedProcess && (
            <Row label="改动的流程" value={`${view.changedProcess.name} 第 ${view.changedProcess.version} 版`} />
          )}
        </tbody>
      </table>
      <table className="grid">
        <thead>
          <tr>
            <th>轮次</th>
            <th>完成</th>
            <th>复核</th>
            <th>评价</th>
          </tr>
        </thead>
        <tbody>
          {view.rounds.map((round) => (
            <tr key={round.round}>
              <td className="nobr">第 {round.round} 次</td>
              <td>{round.doneAt ? `${longDay(round.doneAt)} ${round.doneNote ?? ''}` : '–'}</td>
              <td>
                {round.verification === 'PASSED' ? '通过' : round.verification === 'FAILED' ? '退回' : '–'}{' '}
                {round.verificationNote}
              </td>
              <td>
                {round.evaluation === 'SATISFIED' ? '满意' : round.evaluation === 'UNSATISFIED' ? '不满意' : '–'}{' '}
                {round.evaluationNote}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        经复核、评价，准予销号，编号 <span className="nobr">{signOff.number}</span>。
      </p>
      <p className="sign">
        审定 {signOff.by}　<span className="nobr">{longDay(signOff.at)}</span>
      </p>
    </Paper>
  );
}

function Row({ label, value }: { label: string; value: string | null }) {
  return (
    <tr>
      <th style={{ width: '26mm' }}>{label}</th>
      <td>{orDash(value)}</td>
    </tr>
  );
}
