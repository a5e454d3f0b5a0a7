import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';

interface Text {
  label: string;
  value: string;
}

interface Props {
  title: string;
  sub: string;
  submitLabel: string;
  first: Text;
  second: Text;
  onSubmit: (first: string, second: string) => Promise<unknown>;
  onClose: () => void;
}

/** Two texts that belong together, both required. */
export function TwoTextsForm({ first, second, onSubmit, ...rest }: Props) {
  const [one, setOne] = useState(first.value);
  const [other, setOther] = useState(second.value);
  const missing = !one.trim() ? first.label : !other.trim() ? second.label : null;
  return (
    <ActionForm {...rest} notReady={missing && `请写明${missing}`} onSubmit={() => onSubmit(one.trim(), other.trim())}>
      <Field label={first.label} rows={3} value={one} onChange={setOne} required />
      <Field label={second.label} rows={3} value={other} onChange={setOther} required />
    </ActionForm>
  );
}
