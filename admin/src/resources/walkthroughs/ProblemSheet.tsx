import { useEffect, useState } from 'react';
import type { WalkthroughStep, WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useOwner } from './use-kept.js';
import { walkCommands } from './walk-commands.js';

interface Typed {
  title: string;
  description: string;
  channel: string;
}

/** +问题 on this very step: step, item, channel and time are filled in. What is typed survives a reload until it is sent. */
export function ProblemSheet({
  walk,
  step,
  onClose,
}: {
  walk: WalkthroughView;
  step: WalkthroughStep;
  onClose: () => void;
}) {
  const key = `kuaiban.problem:${useOwner()}:${walk.id}:${step.elementId}`;
  const [typed, setTyped] = useState<Typed>(
    () => readTyped(key) ?? { title: '', description: '', channel: channelOf(walk) },
  );
  useEffect(() => localStorage.setItem(key, JSON.stringify(typed)), [key, typed]);
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const { title, description, channel } = typed;
  const missing = !title.trim() ? '请用一句话写明问题' : !channel.trim() ? '请填写体验途径' : null;
  return (
    <ActionForm
      title="登记问题"
      sub={`${step.name} · ${walk.serviceItemName}`}
      submitLabel="提交问题"
      notReady={missing}
      onSubmit={async () => {
        const { number } = await walkCommands.raise(walk.id, {
          title: title.trim(),
          description: description.trim(),
          serviceItemName: walk.serviceItemName,
          experienceChannel: channel.trim(),
          elementId: step.elementId,
        });
        setTyped({ title: '', description: '', channel });
        return { message: `已登记 ${number}，已送达行风办` };
      }}
      onClose={() => {
        localStorage.removeItem(key);
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
  );
}

/** The channel chosen in the preparation. */
function channelOf(walk: WalkthroughView): string {
  const channel = walk.steps.find(({ kind }) => kind === 'walkthrough.prepare')?.content.channel;
  return typeof channel === 'string' ? channel : '';
}

function readTyped(key: string): Typed | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Typed);
}
