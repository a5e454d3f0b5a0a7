import { useState } from 'react';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { UNIT_WORDS, isPlainList, isPlainRecord, parseList, partWords } from './setting-value.js';

interface Props {
  label: string;
  /** The present value: it decides what kind the new one is. */
  present: unknown;
  onChange: (value: unknown) => void;
}

/** Fields for one value: a tick as a choice, a list with 、, a field for each part; anything deeper as its notation. */
export function SettingValueFields({ label, present, onChange }: Props) {
  const [text, setText] = useState(() => asText(present));
  const [parts, setParts] = useState<Record<string, unknown>>(isPlainRecord(present) ? present : {});
  if (isPlainRecord(present)) {
    return Object.entries(present).map(([part, one]) => (
      <SettingValueFields
        key={part}
        label={partWords(part)}
        present={one}
        onChange={(next) => {
          const all = { ...parts, [part]: next };
          setParts(all);
          onChange(all);
        }}
      />
    ));
  }
  const type = (next: string) => {
    setText(next);
    onChange(fromText(next, present));
  };
  if (typeof present === 'boolean') {
    return (
      <SelectField
        label={label}
        value={text}
        onChange={type}
        options={[
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]}
      />
    );
  }
  if (typeof present === 'string' && present in UNIT_WORDS) {
    return (
      <SelectField
        label={label}
        value={text}
        onChange={type}
        options={['WORKING_DAY', 'DAY', 'MONTH', 'HOUR', 'MINUTE'].map((unit) => ({
          value: unit,
          label: UNIT_WORDS[unit]!,
        }))}
      />
    );
  }
  if (isPlainList(present))
    return <Field label={label} value={text} onChange={type} required hint="多个值之间用顿号隔开" />;
  const isDeep = typeof present === 'object';
  return (
    <Field
      label={label}
      value={text}
      onChange={type}
      required
      {...(isDeep
        ? { rows: 6, hint: '请保持原来的格式' }
        : typeof present === 'number'
          ? { type: 'number' as const }
          : {})}
    />
  );
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isPlainList(value)) return value.join('、');
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

/** undefined: it does not fit the kind of the present value. */
function fromText(text: string, present: unknown): unknown {
  if (typeof present === 'string') return text.trim();
  if (typeof present === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (typeof present === 'boolean') return text === 'true';
  if (isPlainList(present)) return parseList(text, present);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
