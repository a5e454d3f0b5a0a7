import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { longDay } from '../../ui/format.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

/** 申请延期: before it is due; says how often it was granted already. */
export function ExtensionForm({ view, onClose }: RectificationFormProps) {
  const [days, setDays] = useState('');
  const [reason, setReason] = useState('');
  const granted = view.extensions.filter((one) => one.status === 'APPROVED').length;
  const count = Number(days);
  return (
    <ActionForm
      title="申请延期"
      sub={[
        view.deadline?.dueAt ? `现在 ${longDay(view.deadline.dueAt)}到期` : '',
        granted > 0 ? `已延期 ${granted} 次` : '还没有延期过',
        '批准前照常计时',
      ]
        .filter(Boolean)
        .join('，')}
      submitLabel="提交申请"
      notReady={!Number.isInteger(count) || count < 1 ? '请填天数' : reason.trim() ? null : '请写明原因'}
      onSubmit={() =>
        rectificationCommands.requestExtension(view.id, { version: view.version, days: count, reason: reason.trim() })
      }
      onClose={onClose}
    >
      <Field label="延期天数" type="number" value={days} onChange={setDays} required />
      <Field label="原因" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
