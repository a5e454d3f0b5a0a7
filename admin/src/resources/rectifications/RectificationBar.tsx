import { Button } from '@mui/material';
import type { ActionOffer } from '../../../../server/api/applications.js';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { useCommand } from '../../command/use-command.js';
import { useOpened } from '../../command/use-opened.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { usePermission } from '../../providers/use-session.js';
import { RectificationActionForm } from './RectificationActionForm.js';
import type { FixDraft } from './use-fix-draft.js';
import '../../command/action-bar.css';

interface Props {
  view: RectificationView;
  draft: FixDraft;
  onSubmitted: () => void;
}

/** The verbs that carry a rectification forward, each with what it asks for; the first one allowed is the primary one. */
const FORWARD: readonly { action: string; label: string; toDo: string }[] = [
  { action: 'decide-extension', label: '审批延期', toDo: '有延期申请等待审批' },
  { action: 'decide-measure', label: '确定措施', toDo: '确定类别、措施和期限' },
  { action: 'plan', label: '提交计划', toDo: '制定工作计划和工作标准' },
  { action: 'summarize', label: '提交总结', toDo: '总结规律，提出对策' },
  { action: 'finish', label: '提交复核', toDo: '佐证齐了，提交复核' },
  { action: 'verify', label: '复核通过', toDo: '对照整改前后，复核结果' },
  { action: 'evaluate', label: '满意', toDo: '评价整改效果' },
  { action: 'evaluate-instead', label: '满意', toDo: '回访后代为评价' },
  { action: 'sign-off', label: '销号', toDo: '审定销号' },
];

/** The verb that a status waits for: shown, disabled, with the reason, to who may not do it. */
const AWAITED: Partial<Record<RectificationView['status'], string>> = {
  MEASURE_PENDING: 'decide-measure',
  RECTIFYING: 'finish',
  VERIFYING: 'verify',
  EVALUATING: 'evaluate',
  DECIDING: 'sign-off',
};

/** Where the verb is one of two answers, who may not give either sees what it is. */
const AWAITED_LABELS: Record<string, string> = { verify: '复核', evaluate: '评价' };

/** Under 更多 although refused: what people look for there, with the reason. */
const EXPLAINED = new Set(['change-kind', 'request-extension']);
const MORE = ['change-kind', 'request-extension', 'to-systemic', 'remind', 'terminate', 'rebound'];
const MORE_LABELS: Record<string, string> = { rebound: '反弹重开', 'request-extension': '申请延期' };

/** What to do now: one primary verb, its counterpart beside it, the rest under 更多. */
export function RectificationBar({ view, draft, onSubmitted }: Props) {
  const form = useOpened<string>();
  const orders = usePermission('supervision.order');
  const isEnded = view.status === 'SIGNED_OFF' || view.status === 'TERMINATED';
  const primary = FORWARD.find(({ action }) => offerOf(view.actions, action)?.allowed);
  const awaited = FORWARD.find(({ action }) => action === AWAITED[view.status]);
  const mayFix = offerOf(view.actions, 'add-proof')?.allowed ?? false;
  const more: ActionOffer[] = [
    ...MORE.flatMap((action) => {
      const offer = offerOf(view.actions, action);
      if (!offer || (!offer.allowed && !(mayFix && EXPLAINED.has(action)))) return [];
      return [{ ...offer, label: MORE_LABELS[action] ?? offer.label }];
    }),
    ...(orders && !isEnded ? [{ action: 'order', label: '督办', allowed: true, reason: null }] : []),
  ];
  if (!primary && !awaited && more.length === 0) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        {primary ? (
          <Primary view={view} verb={primary} draft={draft} onOpen={form.show} onSubmitted={onSubmitted} />
        ) : awaited ? (
          <>
            <Button variant="contained" disabled>
              {AWAITED_LABELS[awaited.action] ?? awaited.label}
            </Button>
            <span className="refusal">{offerOf(view.actions, awaited.action)?.reason}</span>
            <span className="spacer" />
          </>
        ) : (
          <>
            <span className="to-do">{view.signOff ? `已销号 ${view.signOff.number}` : '没有要办的'}</span>
            <span className="spacer" />
          </>
        )}
        <MoreMenu offers={more} onPick={form.show} />
      </div>
      {form.value && <RectificationActionForm key={form.key} view={view} action={form.value} onClose={form.close} />}
    </>
  );
}

function Primary({
  view,
  verb,
  draft,
  onOpen,
  onSubmitted,
}: Props & { verb: (typeof FORWARD)[number]; onOpen: (action: string) => void }) {
  const { run, isBusy, error } = useCommand();
  const { id, version } = view;
  const { action, label, toDo } = verb;
  const lacks =
    action !== 'finish'
      ? null
      : !draft.note.trim()
        ? '请在下面写明完成情况'
        : view.kind === 'SYSTEMIC' && !draft.rule.trim()
          ? '请在下面写明所立制度'
          : null;
  const start = async () => {
    if (action === 'finish') {
      const { note, effect, rule } = draft;
      const isDone = await run(() =>
        rectificationCommands.finish(id, {
          version,
          note: note.trim(),
          ...(effect.trim() ? { effect: effect.trim() } : {}),
          ...(rule.trim() ? { rule: rule.trim() } : {}),
        }),
      );
      if (isDone) onSubmitted();
    } else if (action === 'evaluate')
      await run(() => rectificationCommands.evaluate(id, action, { version, satisfied: true, note: '' }));
    else onOpen(action);
  };
  return (
    <>
      <span className="to-do">{toDo}</span>
      {lacks && <span className="refusal">{lacks}</span>}
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }} role="alert">
          {error}
        </span>
      )}
      <span className="spacer" />
      <Button variant="contained" disabled={isBusy || lacks !== null} onClick={() => void start()}>
        {isBusy ? '正在提交…' : label}
      </Button>
      {action === 'verify' && <Button onClick={() => onOpen('return')}>退回整改</Button>}
      {(action === 'evaluate' || action === 'evaluate-instead') && (
        <Button onClick={() => onOpen(`${action}:unsatisfied`)}>不满意</Button>
      )}
    </>
  );
}
