import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUserOptions } from '../users/use-user-options.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 协办: asks somebody for an opinion; the item stays where it is. */
export function AssistForm({ item, onClose }: ItemFormProps) {
  const [userId, setUserId] = useState('');
  const [request, setRequest] = useState('');
  const people = useUserOptions().filter((user) => user.id !== item.task?.assigneeId);
  return (
    <ActionForm
      title="协办"
      sub="请别的经办出具意见，本件仍由您办理，照常计时"
      submitLabel="发出协办"
      notReady={!userId ? '请选择协办人' : request.trim() ? null : '请写明要协助什么'}
      onSubmit={() => commands.requestAssist(item.id, { version: item.version, userId, request: request.trim() })}
      onClose={onClose}
    >
      <SelectField
        label="协办人"
        value={userId}
        onChange={setUserId}
        options={people.map((user) => ({ value: user.id, label: `${user.displayName}（${user.unitName}）` }))}
      />
      <Field label="要协助什么" rows={2} value={request} onChange={setRequest} required />
    </ActionForm>
  );
}
