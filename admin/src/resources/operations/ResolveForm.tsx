import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { operationsCommands } from './operations-commands.js';
import type { VerbForm } from './PickList.js';
import { readValues } from './read-values.js';

/** 解除: the cause was cured, with the right values where some were missing. */
export function ResolveForm({ ids, what, onResult, onClose }: VerbForm) {
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const { values, problem } = readValues(text);
  return (
    <ActionForm
      title={`解除：${what}`}
      sub="缺的值补上后，从停下的这一步继续"
      submitLabel="解除并继续"
      notReady={problem ?? (reason.trim() ? null : '请写明理由')}
      onSubmit={async () => onResult(await operationsCommands.resolve(ids, reason.trim(), values))}
      onClose={onClose}
    >
      <Field
        label="补上的值"
        rows={2}
        value={text}
        onChange={setText}
        placeholder="decision=GRANT"
        hint="一行一个，名称=值；只填编号、代码和“是”“否”，不填姓名、证件号、电话"
      />
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
