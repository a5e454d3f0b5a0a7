import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { NegativeRatingStatus, Verdict } from '../../../../server/api/loop-states.js';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { ActionForm } from '../../command/ActionForm.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { negativeRatingCommands } from '../../providers/loop-commands.js';
import { usePermission } from '../../providers/use-session.js';
import { OrderForm } from '../supervision/OrderForm.js';
import { AppointForm } from './AppointForm.js';
import { CallbackForm } from './CallbackForm.js';
import { DeliveryForm } from './DeliveryForm.js';
import { StateReasonForm } from './StateReasonForm.js';
import '../../command/action-bar.css';

interface Step {
  action: string;
  label: string;
  toDo: string;
  status: NegativeRatingStatus;
  /** Only after this verdict. */
  verdict?: Verdict;
}

const FORWARD: readonly Step[] = [
  { action: 'appoint', label: '指定回访专人', toDo: '排不出回访人，请指定', status: 'OPENED' },
  { action: 'callback', label: '记录回访', toDo: '回访服务对象，核实情况', status: 'CALLBACK' },
  { action: 'state-reason', label: '说明理由', toDo: '说明理由，列入台账', status: 'VERIFIED', verdict: 'COMPLEX' },
  { action: 'explain', label: '记录解释', toDo: '向服务对象解释说明', status: 'VERIFIED', verdict: 'NO_LEGAL_BASIS' },
  { action: 'feed-back', label: '记录反馈', toDo: '把结果反馈服务对象', status: 'FEEDBACK' },
  { action: 'submit-sheet', label: '报送报告单', toDo: '核对报告单，报送行风办', status: 'REPORTING' },
];

/** What to do now: one primary verb; 督办 and 终止 under 更多. */
export function NegativeRatingBar({ rating }: { rating: NegativeRatingView }) {
  const form = useOpened<string>();
  const orders = usePermission('supervision.order');
  const isEnded = rating.status === 'CLOSED' || rating.status === 'TERMINATED';
  const awaited = FORWARD.find(
    ({ status, verdict }) => status === rating.status && (verdict === undefined || verdict === rating.verdict),
  );
  const primary = awaited && offerOf(rating.actions, awaited.action)?.allowed ? awaited : undefined;
  const appoint = offerOf(rating.actions, 'appoint');
  const terminate = offerOf(rating.actions, 'terminate');
  const more = [
    ...(orders && !isEnded ? [{ action: 'order', label: '督办', allowed: true, reason: null }] : []),
    ...(appoint?.allowed && primary?.action !== 'appoint' ? [{ ...appoint, label: '改派回访专人' }] : []),
    ...(terminate?.allowed ? [terminate] : []),
  ];
  const waitsFor = rating.status === 'RECTIFYING' ? rating.rectification : null;
  if (!primary && !awaited && !waitsFor && more.length === 0) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        {primary ? (
          <>
            <span className="to-do">{primary.toDo}</span>
            <span className="spacer" />
            <Button variant="contained" onClick={() => form.show(primary.action)}>
              {primary.label}
            </Button>
          </>
        ) : awaited ? (
          <>
            <Button variant="contained" disabled>
              {awaited.label}
            </Button>
            <span className="refusal">{offerOf(rating.actions, awaited.action)?.reason}</span>
            <span className="spacer" />
          </>
        ) : waitsFor ? (
          <>
            <span className="to-do">整改销号后反馈服务对象</span>
            <span className="spacer" />
            <Button component={Link} to={`/rectifications/${waitsFor.id}`}>
              查看整改
            </Button>
          </>
        ) : null}
        <MoreMenu offers={more} onPick={form.show} />
      </div>
      {form.value && <Form key={form.key} rating={rating} action={form.value} onClose={form.close} />}
    </>
  );
}

function Form({ rating, action, onClose }: { rating: NegativeRatingView; action: string; onClose: () => void }) {
  const { id, version, number } = rating;
  switch (action) {
    case 'appoint':
      return <AppointForm rating={rating} onClose={onClose} />;
    case 'callback':
      return <CallbackForm rating={rating} onClose={onClose} />;
    case 'state-reason':
      return <StateReasonForm rating={rating} onClose={onClose} />;
    case 'explain':
      return (
        <DeliveryForm
          title="解释说明"
          sub="依据什么规定不能办，送达服务对象"
          textLabel="解释说明"
          modeLabel="送达方式"
          submitLabel="记录解释"
          onSubmit={(explanation, deliveryMode) =>
            negativeRatingCommands.explain(id, { version, explanation, deliveryMode })
          }
          onClose={onClose}
        />
      );
    case 'feed-back':
      return (
        <DeliveryForm
          title="反馈服务对象"
          sub="每件差评都要反馈"
          textLabel="反馈内容"
          modeLabel="反馈方式"
          submitLabel="记录反馈"
          onSubmit={(text, mode) => negativeRatingCommands.feedBack(id, { version, text, mode })}
          onClose={onClose}
        />
      );
    case 'submit-sheet':
      return (
        <ActionForm
          title="报送报告单"
          sub={`报送后本件办结，报告单 ${rating.report?.number ?? ''} 不再改动`}
          submitLabel={`报送 ${number}`}
          onSubmit={() => negativeRatingCommands.submitSheet(id, { version })}
          onClose={onClose}
        />
      );
    case 'order':
      return <OrderForm subjects={[{ subjectType: 'negative-rating', subjectId: id, number }]} onClose={onClose} />;
    case 'terminate':
      return (
        <ReasonForm
          title={`终止核查：${number}`}
          sub="不再核查，不能恢复"
          submitLabel={`终止 ${number}`}
          danger
          onSubmit={(reason) => negativeRatingCommands.terminate(id, { version, reason })}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
