import { useState } from 'react';
import type { NeedView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { needCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';

/** 登记需求, or 修改 one that stands. */
export function NeedForm({ need, onClose }: { need?: NeedView; onClose: () => void }) {
  const [description, setDescription] = useState(need?.description ?? '');
  const [serviceItemName, setServiceItemName] = useState(need?.serviceItemName ?? '');
  const body = { description: description.trim(), serviceItemName: serviceItemName.trim() };
  return (
    <ActionForm
      title={need ? '修改需求' : '登记需求'}
      sub={need ? '原来的内容留在台账' : '列入需求清单'}
      submitLabel={need ? '保存' : '登记'}
      notReady={!body.serviceItemName ? '请填事项' : body.description ? null : '请写明需求'}
      onSubmit={async () => {
        if (need) return needCommands.change(need.id, { version: need.version, ...body });
        const { number } = await needCommands.add(body);
        return { message: `已登记 ${number}` };
      }}
      onClose={onClose}
    >
      <Field label="事项" value={serviceItemName} onChange={setServiceItemName} required placeholder="如：失业登记" />
      <Field
        label="需求"
        rows={3}
        value={description}
        onChange={setDescription}
        required
        placeholder="如：希望能在手机上预约"
      />
    </ActionForm>
  );
}
