import { useState } from 'react';
import type { SettingSchema, SettingView } from '../../../../server/api/admin.js';
import { fileSize } from '../../ui/format.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { IdListField } from './IdListField.js';
import { RowsField } from './RowsField.js';
import { blankOf, wordsOf } from './setting-draft.js';
import { wordFor } from './setting-words.js';
import { TickField } from './TickField.js';

export interface SettingFieldProps {
  label: string;
  schema: SettingSchema;
  value: unknown;
  /** Where ids are and what they may be; null: there are none. */
  ids: SettingView['ids'];
  names: SettingView['names'];
  onChange: (value: unknown) => void;
}

const YES_NO = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];
const SET_OR_NOT = [
  { value: 'true', label: '设定' },
  { value: 'false', label: '不设' },
];

/** The fields of one value, as its schema says: parts, rows, choices, ticks, or a single field. */
export function SettingField(props: SettingFieldProps) {
  const { label, schema, value, ids, names, onChange } = props;
  if (schema.anyOf) {
    const inner = schema.anyOf[0] ?? {};
    return (
      <>
        <SelectField
          label={label}
          value={String(value !== null)}
          onChange={(next) => onChange(next === 'true' ? blankOf(inner) : null)}
          options={SET_OR_NOT}
          always
        />
        {value !== null && <SettingField {...props} schema={inner} />}
      </>
    );
  }
  if (schema.type === 'object') {
    const parts = value as Record<string, unknown>;
    return Object.entries(schema.properties ?? {}).map(([part, one]) => (
      <SettingField
        key={part}
        label={partLabel(label, one, part, schema)}
        schema={one}
        value={parts[part]}
        ids={ids}
        names={names}
        onChange={(next) => onChange({ ...parts, [part]: next })}
      />
    ));
  }
  if (schema.type === 'array' && schema.items && (schema.items.type === 'object' || schema.items.prefixItems))
    return <RowsField {...props} row={schema.items} rows={value as unknown[]} />;
  if (schema.type === 'array' && schema.items && schema.items.enum)
    return <TickField label={label} options={schema.items.enum} value={value as string[]} onChange={onChange} />;
  if (schema.type === 'array' && ids && ids.part === null)
    return (
      <IdListField label={label} choices={ids.choices} names={names} value={value as string[]} onChange={onChange} />
    );
  if (schema.enum)
    return (
      <SelectField
        label={label}
        value={String(value)}
        onChange={onChange}
        options={schema.enum.map((one) => ({ value: one, label: wordFor(one) }))}
        always
      />
    );
  if (schema.type === 'boolean')
    return (
      <SelectField
        label={label}
        value={String(value)}
        onChange={(next) => onChange(next === 'true')}
        options={YES_NO}
        always
      />
    );
  return <TypedField {...props} />;
}

/** 签收 · 数值: a part of a part keeps the name of the whole; the parts of the value itself stand alone. */
function partLabel(label: string, part: SettingSchema, name: string, whole: SettingSchema): string {
  const own = part.title ?? name;
  return whole.title ? `${label} · ${own}` : own;
}

/** Words, a number or a list of either, kept as it is typed. */
function TypedField({ label, schema, value, onChange }: SettingFieldProps) {
  const isList = schema.type === 'array';
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  const isBytes = schema.title?.includes('字节');
  const [text, setText] = useState(() =>
    isList ? (value as unknown[]).join('、') : Number.isNaN(value) ? '' : String(value ?? ''),
  );
  const read = (next: string): unknown => {
    if (isNumber) return next.trim() === '' ? Number.NaN : Number(next);
    if (!isList) return next.trim();
    const areNumbers = schema.items && (schema.items.type === 'integer' || schema.items.type === 'number');
    return areNumbers ? wordsOf(next).map(Number) : wordsOf(next);
  };
  return (
    <Field
      label={label}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(read(next));
      }}
      required
      {...(isList ? { hint: '多个值之间用顿号隔开', rows: 2 } : {})}
      {...(isBytes && typeof value === 'number' && value > 0 ? { hint: `即 ${fileSize(value)}` } : {})}
      {...(isNumber ? { type: 'number' as const } : {})}
    />
  );
}
