import type { WalkthroughStep, WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { sendOrKeep } from './kept-posts.js';
import { useOwner } from './use-kept.js';
import { useTyped } from './use-typed.js';
import { walkPath } from './walk-commands.js';

interface Typed {
  title: string;
  description: string;
  channel: string;
}

/** +问题 on this very step: step, item, channel and time are filled in. Kept in the phone where there is no net. */
export function ProblemSheet({
  walk,
  step,
  description: proposed = '',
  of = '',
  onClose,
}: {
  walk: WalkthroughView;
  step: WalkthroughStep;
  /** What is known already: a difference with its cause (R10). */
  description?: string;
  /** The difference it is about; each has a form of its own. */
  of?: string;
  onClose: () => void;
}) {
  const owner = useOwner();
  const { typed, type, forget } = useTyped<Typed>(`problem:${walk.id}:${step.elementId}${of && `:${of}`}`, {
    title: of,
    description: proposed,
    channel: channelOf(walk),
  });
  const set = (part: Partial<Typed>) => type({ ...typed, ...part });
  const { title, description, channel } = typed;
  const missing = !title.trim() ? '请用一句话写明问题' : !channel.trim() ? '请填写体验途径' : null;
  const submit = async () => {
    const sent = await sendOrKeep<{ number: string }>({
      owner,
      what: '问题',
      about: walkPath(walk.id),
      path: `${walkPath(walk.id)}/problems`,
      fields: {
        title: title.trim(),
        description: description.trim(),
        serviceItemName: walk.serviceItemName,
        experienceChannel: channel.trim(),
        elementId: step.elementId,
      },
    });
    forget();
    return { message: sent ? `已登记 ${sent.number}，已送达行风办` : '没有网络，问题已存在本机，有网后自动上传' };
  };
  return (
    <div className="sheet">
      <ActionForm
        title="登记问题"
        sub={`${step.name} · ${walk.serviceItemName}`}
        submitLabel="提交问题"
        notReady={missing}
        onSubmit={submit}
        onClose={() => {
          forget();
          onClose();
        }}
      >
        <Field
          label="问题"
          value={title}
          onChange={(next) => set({ title: next })}
          required
          placeholder="一句话，如：窗口没有办事指南"
        />
        <SelectField
          label="负向检查点（发现即是问题）"
          value={walk.negativeCheckpoints.some((each) => each.title === title) ? title : ''}
          onChange={(next) => set({ title: next })}
          options={walk.negativeCheckpoints.map((each) => ({
            value: each.title,
            label: `${each.dimension}：${each.title}`,
          }))}
        />
        <Field label="体验途径" value={channel} onChange={(next) => set({ channel: next })} required />
        <Field label="经过" rows={2} value={description} onChange={(next) => set({ description: next })} />
      </ActionForm>
    </div>
  );
}

/** The channel chosen in the preparation. */
function channelOf(walk: WalkthroughView): string {
  const channel = walk.steps.find(({ kind }) => kind === 'walkthrough.prepare')?.content.channel;
  return typeof channel === 'string' ? channel : '';
}
