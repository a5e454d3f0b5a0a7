import { Button } from '@mui/material';
import type { ProblemView } from '../../../../server/api/problems.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { useSession } from '../../providers/use-session.js';
import { ConsultForm } from './ConsultForm.js';
import { MeasureForm } from './MeasureForm.js';
import { MergeForm } from './MergeForm.js';
import { TreatForm } from './TreatForm.js';
import { TriageForm } from './TriageForm.js';
import { useDuplicates } from './use-duplicates.js';
import '../../command/action-bar.css';

/** 归口 is the primary verb; a proposed duplicate puts 合并 beside it; 会商 and 不予立项 are under 更多. */
export function ProblemBar({ problem }: { problem: ProblemView }) {
  const form = useOpened<string>();
  const triage = offerOf(problem.actions, 'triage');
  const merge = offerOf(problem.actions, 'merge');
  const duplicates = useDuplicates(problem.id, merge?.allowed ?? false);
  const treat = offerOf(problem.actions, 'treat');
  const session = useSession();
  const isOpen = !['MERGED', 'SIGNED_OFF', 'DISMISSED'].includes(problem.status);
  const keepsMeasures =
    isOpen &&
    session !== null &&
    (session.permissions.includes('problem.triage') ||
      (session.permissions.includes('rectification.handle') && session.user.unitName === problem.unitName));
  const more = [
    ...(keepsMeasures ? [{ action: 'measure', label: '补一条措施', allowed: true, reason: null }] : []),
    ...problem.actions.filter(
      (offer) =>
        offer.allowed &&
        (['dismiss', 'consult'].includes(offer.action) || (offer.action === 'merge' && duplicates.length === 0)),
    ),
  ];
  if (!triage?.allowed && !merge?.allowed && !treat?.allowed && more.length === 0) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        <span className="to-do">
          {triage?.allowed
            ? '定责任单位和类别，派发整改'
            : problem.rectificationNumber
              ? `已派发整改 ${problem.rectificationNumber}`
              : '等待行风办归口'}
        </span>
        {duplicates.length > 0 && <span className="refusal">可能与 {duplicates.length} 个已有问题重复</span>}
        <span className="spacer" />
        {triage?.allowed && (
          <Button variant="contained" onClick={() => form.show('triage')}>
            归口派发
          </Button>
        )}
        {merge?.allowed && duplicates.length > 0 && <Button onClick={() => form.show('merge')}>合并</Button>}
        {treat?.allowed && <Button onClick={() => form.show('treat')}>一并整改</Button>}
        <MoreMenu offers={more} onPick={form.show} />
      </div>
      {form.value === 'triage' && <TriageForm problem={problem} onClose={form.close} />}
      {form.value === 'merge' && <MergeForm problem={problem} proposed={duplicates} onClose={form.close} />}
      {form.value === 'treat' && <TreatForm problem={problem} onClose={form.close} />}
      {form.value === 'measure' && (
        <MeasureForm of={{ problemId: problem.id }} unitName={problem.unitName} onClose={form.close} />
      )}
      {form.value === 'consult' && <ConsultForm problem={problem} onClose={form.close} />}
      {form.value === 'dismiss' && (
        <ReasonForm
          title={`不予立项：${problem.title}`}
          sub="不再整改，不能恢复；理由告知提出人并记入台账"
          submitLabel={`不予立项 ${problem.number}`}
          danger
          onSubmit={(reason) => problemCommands.dismiss(problem.id, { version: problem.version, reason })}
          onClose={form.close}
        />
      )}
    </>
  );
}
