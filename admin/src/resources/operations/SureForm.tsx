import { useState } from 'react';
import type { BulkResult } from '../../../../server/api/operations.js';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';

interface Props {
  title: string;
  /** What it does to the case, in one sentence. */
  sub: string;
  submitLabel: string;
  /** What the person says he knows. */
  sure: string;
  onSubmit: (reason: string) => Promise<BulkResult>;
  onClose: () => void;
}

/** What is hard to undo names its object and asks for a reason and for a tick. */
export function SureForm({ title, sub, submitLabel, sure, onSubmit, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  return (
    <ActionForm
      title={title}
      sub={sub}
      submitLabel={submitLabel}
      danger
      notReady={!reason.trim() ? '请写明理由' : isSure ? null : '请先确认'}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
    >
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
      <label className="inline ops-sure">
        <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />
        {sure}
      </label>
    </ActionForm>
  );
}
