import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUserOptions } from '../users/use-user-options.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 转办: another officer of the unit; the deadline does not change. */
export function TransferForm({ item, onClose }: ItemFormProps) {
  const [userId, setUserId] = useState('');
  const [reason, setReason] = useState('');
  const people = useUserOptions(item.unitId).filter((user) => user.id !== item.task?.assigneeId);
  return (
    <ActionForm
      title="转办"
      sub="换人办理，时限不变"
      submitLabel="转办"
      notReady={!userId ? '请选择转给谁' : reason.trim() ? null : '请写明理由'}
      onSubmit={() => commands.transferItem(item.id, { version: item.version, userId, reason: reason.trim() })}
      onClose={onClose}
    >
      <SelectField
        label="转给"
        value={userId}
        onChange={setUserId}
        options={people.map((user) => ({ value: user.id, label: `${user.displayName}（${user.unitName}）` }))}
      />
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
