import { useState } from 'react';
import { Field } from '../ui/Field.js';
import { ActionForm } from './ActionForm.js';

interface Props {
  title: string;
  sub?: string;
  label?: string;
  submitLabel: string;
  danger?: boolean;
  onSubmit: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** A verb that only needs a reason. */
export function ReasonForm({ label = '理由', onSubmit, ...rest }: Props) {
  const [reason, setReason] = useState('');
  return (
    <ActionForm {...rest} notReady={reason.trim() ? null : `请写明${label}`} onSubmit={() => onSubmit(reason.trim())}>
      <Field label={label} rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
