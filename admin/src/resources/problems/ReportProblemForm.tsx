import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import '../../ui/form-grid.css';

/** Longest title that a list shows in one line (ux.md §10). */
const TITLE_LENGTH = 30;

/** 登记问题 by hand, outside a walkthrough. */
export function ReportProblemForm({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [serviceItemName, setServiceItemName] = useState('');
  const [experienceChannel, setExperienceChannel] = useState('');
  const missing = !title.trim()
    ? '请用一句话写明问题'
    : title.trim().length > TITLE_LENGTH
      ? `标题不超过 ${TITLE_LENGTH} 个字，细节写在下面`
      : !serviceItemName.trim()
        ? '请填事项'
        : !experienceChannel.trim()
          ? '请填体验途径'
          : null;
  return (
    <ActionForm
      title="登记问题"
      sub="登记后由行风办归口"
      submitLabel="登记"
      notReady={missing}
      onSubmit={async () => {
        const { number } = await problemCommands.report({
          title: title.trim(),
          description: description.trim(),
          serviceItemName: serviceItemName.trim(),
          experienceChannel: experienceChannel.trim(),
        });
        return { message: `已登记 ${number}，等待归口` };
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <Field label="问题" value={title} onChange={setTitle} required placeholder="如：窗口要求重复填表" />
        <Field label="事项" value={serviceItemName} onChange={setServiceItemName} required placeholder="如：失业登记" />
        <Field
          label="体验途径"
          value={experienceChannel}
          onChange={setExperienceChannel}
          required
          placeholder="如：窗口、网办、电话"
        />
        <div className="whole">
          <Field label="经过" rows={3} value={description} onChange={setDescription} />
        </div>
      </div>
    </ActionForm>
  );
}
