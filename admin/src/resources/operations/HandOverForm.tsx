import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUserOptions } from '../users/use-user-options.js';
import { operationsCommands } from './operations-commands.js';
import type { VerbForm } from './PickList.js';

/** 交人: a named person follows it up and is told why. */
export function HandOverForm({ ids, what, onResult, onClose }: VerbForm) {
  const [userId, setUserId] = useState('');
  const [reason, setReason] = useState('');
  const people = useUserOptions();
  return (
    <ActionForm
      title={`交人：${what}`}
      sub="对方会收到通知，写明在哪一步、为什么停下"
      submitLabel="交人跟进"
      notReady={!userId ? '请选择交给谁' : reason.trim() ? null : '请写明请对方做什么'}
      onSubmit={async () => onResult(await operationsCommands.handOver(ids, userId, reason.trim()))}
      onClose={onClose}
    >
      <SelectField
        label="交给"
        value={userId}
        onChange={setUserId}
        options={people.map((user) => ({ value: user.id, label: `${user.displayName}（${user.unitName}）` }))}
      />
      <Field label="交办说明" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
