import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 特别程序: the clock of this item stops until it ends. */
export function SuspendForm({ item, onClose }: ItemFormProps) {
  const [kind, setKind] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActionForm
      title="特别程序"
      sub="期间只有本事项暂停计时"
      submitLabel="启动特别程序"
      notReady={!kind ? '请选择种类' : reason.trim() ? null : '请写明理由'}
      onSubmit={() => commands.suspendItem(item.id, { version: item.version, kind, reason: reason.trim() })}
      onClose={onClose}
    >
      <SelectField
        label="种类"
        value={kind}
        onChange={setKind}
        options={item.procedureKinds.map((value) => ({ value, label: value }))}
      />
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
