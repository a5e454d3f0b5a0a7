import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';

/** How something is told to the person served. */
const MODES = ['电话', '短信', '当面', '邮寄', '网上'];

interface Props {
  title: string;
  sub: string;
  textLabel: string;
  modeLabel: string;
  submitLabel: string;
  onSubmit: (text: string, mode: string) => Promise<unknown>;
  onClose: () => void;
}

/** What was told to the person served, and how. */
export function DeliveryForm({ textLabel, modeLabel, onSubmit, ...rest }: Props) {
  const [text, setText] = useState('');
  const [mode, setMode] = useState('');
  return (
    <ActionForm
      {...rest}
      notReady={!text.trim() ? `请写明${textLabel}` : mode ? null : `请选择${modeLabel}`}
      onSubmit={() => onSubmit(text.trim(), mode)}
    >
      <Field label={textLabel} rows={3} value={text} onChange={setText} required />
      <SelectField
        label={modeLabel}
        value={mode}
        onChange={setMode}
        options={MODES.map((value) => ({ value, label: value }))}
      />
    </ActionForm>
  );
}
