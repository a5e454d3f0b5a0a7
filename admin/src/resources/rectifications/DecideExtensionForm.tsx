import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

/** 审批延期: yes with the days asked for or fewer, or no with a reason. */
export function DecideExtensionForm({ view, onClose }: RectificationFormProps) {
  const open = view.extensions.find((one) => one.status === 'REQUESTED');
  const [answer, setAnswer] = useState<'yes' | 'no' | null>(null);
  const [days, setDays] = useState(String(open?.days ?? ''));
  const [note, setNote] = useState('');
  if (!open) return null;
  const count = Number(days);
  return (
    <ActionForm
      title="审批延期"
      sub={`申请 ${open.days} 天：${open.reason}`}
      submitLabel={answer === 'no' ? '不同意' : '同意延期'}
      notReady={
        !answer
          ? '请选择是否同意'
          : answer === 'yes'
            ? Number.isInteger(count) && count > 0
              ? null
              : '请填天数'
            : note.trim()
              ? null
              : '请写明理由'
      }
      onSubmit={() =>
        rectificationCommands.decideExtension(view.id, open.id, {
          version: view.version,
          approved: answer === 'yes',
          note: note.trim(),
          ...(answer === 'yes' ? { days: count } : {}),
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="结论"
        value={answer}
        onChange={setAnswer}
        options={[
          { value: 'yes', label: '同意', hint: '新旧期限都留痕' },
          { value: 'no', label: '不同意', hint: '照原期限办' },
        ]}
      />
      {answer === 'yes' && <Field label="延期天数" type="number" value={days} onChange={setDays} required />}
      <Field label="意见" rows={2} value={note} onChange={setNote} required={answer === 'no'} />
    </ActionForm>
  );
}
