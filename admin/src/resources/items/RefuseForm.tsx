import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 不予办理: cannot be undone, so it names the object and asks for the reason (R145). */
export function RefuseForm({ item, onClose }: ItemFormProps) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActionForm
      title={`不予办理：${item.application.applicantName} · ${item.serviceItemName}`}
      sub="理由会告知申请人并记入台账，其他事项照常办理"
      submitLabel={`不予办理 ${item.number}`}
      danger
      notReady={reason.trim() ? null : '请写明理由'}
      onSubmit={() =>
        commands.decideItem(item.id, {
          version: item.version,
          decision: 'REFUSE',
          reason: reason.trim(),
          ...(note.trim() ? { resultNote: note.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <Field
        label="理由"
        rows={2}
        value={reason}
        onChange={setReason}
        required
        placeholder="依据哪条规定，缺什么条件"
      />
      <Field
        label="怎么补救"
        rows={2}
        value={note}
        onChange={setNote}
        placeholder="如：取得证书后可重新申请，已交材料不用再交"
      />
    </ActionForm>
  );
}
