import { Button } from '@mui/material';
import type { ActionOffer } from '../../../../server/api/applications.js';
import type { SupervisionStatus } from '../../../../server/api/loop-states.js';
import type { SupervisionView } from '../../../../server/api/supervision.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useCommand } from '../../command/use-command.js';
import { useOpened } from '../../command/use-opened.js';
import { supervisionCommands } from '../../providers/loop-commands.js';
import { usePermission } from '../../providers/use-session.js';
import { RemindForm } from './RemindForm.js';
import { ReviewForm } from './ReviewForm.js';
import '../../command/action-bar.css';

const FORWARD: readonly { action: string; label: string; toDo: string; status: SupervisionStatus }[] = [
  { action: 'sign-for', label: '签收', toDo: '签收后开始办理', status: 'ISSUED' },
  { action: 'reply', label: '回复', toDo: '办理并回复结果', status: 'SIGNED_FOR' },
  { action: 'review', label: '审核回复', toDo: '看问题是否解决到位', status: 'REPLIED' },
  { action: 'follow-up', label: '回头看', toDo: '到期回头看', status: 'FOLLOW_UP' },
];

/** What to do now: sign for, reply, review, look back; 解除 is under 更多. */
export function SupervisionBar({ order }: { order: SupervisionView }) {
  const form = useOpened<string>();
  const { run, isBusy, error } = useCommand();
  const reminds = usePermission('item.remind');
  const primary = FORWARD.find(({ action }) => offerOf(order.actions, action)?.allowed);
  const awaited = FORWARD.find(({ status }) => status === order.status);
  const lift = offerOf(order.actions, 'lift');
  const isEnded = order.status === 'CLOSED' || order.status === 'LIFTED';
  const more: ActionOffer[] = [
    ...(reminds && !isEnded ? [{ action: 'remind', label: '催办', allowed: true, reason: null }] : []),
    ...(lift?.allowed ? [lift] : []),
  ];
  if (!primary && !awaited && more.length === 0) return null;
  const start = () => {
    if (primary?.action === 'sign-for')
      void run(() => supervisionCommands.signFor(order.id, { version: order.version }));
    else if (primary) form.show(primary.action);
  };
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        {primary ? (
          <>
            <span className="to-do">{primary.toDo}</span>
            {error && (
              <span className="small" style={{ color: 'var(--danger)' }} role="alert">
                {error}
              </span>
            )}
            <span className="spacer" />
            <Button variant="contained" disabled={isBusy} onClick={start}>
              {isBusy ? '正在提交…' : primary.label}
            </Button>
          </>
        ) : (
          <>
            {awaited && (
              <Button variant="contained" disabled>
                {awaited.label}
              </Button>
            )}
            <span className="refusal">{awaited && offerOf(order.actions, awaited.action)?.reason}</span>
            <span className="spacer" />
          </>
        )}
        <MoreMenu offers={more} onPick={form.show} />
      </div>
      {form.value === 'reply' && (
        <ReasonForm
          title="回复督办"
          sub={order.requirement}
          label="办理结果"
          submitLabel="回复"
          onSubmit={(reply) => supervisionCommands.reply(order.id, { version: order.version, reply })}
          onClose={form.close}
        />
      )}
      {(form.value === 'review' || form.value === 'follow-up') && (
        <ReviewForm order={order} verb={form.value} onClose={form.close} />
      )}
      {form.value === 'remind' && (
        <RemindForm
          subject={{ subjectType: 'supervision', subjectId: order.id }}
          to={order.status === 'REPLIED' || order.status === 'FOLLOW_UP' ? '行风办' : order.unitName}
          onClose={form.close}
        />
      )}
      {form.value === 'lift' && (
        <ReasonForm
          title={`解除督办：${order.title}`}
          sub="不再督办，不能恢复；记录保留"
          submitLabel={`解除 ${order.number}`}
          danger
          onSubmit={(reason) => supervisionCommands.lift(order.id, { version: order.version, reason })}
          onClose={form.close}
        />
      )}
    </>
  );
}
