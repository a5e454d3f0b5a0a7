import { Button } from '@mui/material';
import { useState } from 'react';
import type { SettingSchema } from '../../../../server/api/admin.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { blankOf } from './setting-draft.js';
import type { SettingFieldProps } from './SettingField.js';
import { wordFor } from './setting-words.js';

type Props = SettingFieldProps & { row: SettingSchema; rows: unknown[] };
type Row = Record<string, string>;

/** A list whose every line has the same few fields: pairs of times, or what comes from where. Lines are added and taken away. */
export function RowsField({ label, row, rows, ids, names, onChange }: Props) {
  // a key of its own for every line, so that taking one away does not move what is typed in the next
  const [keys, setKeys] = useState(() => rows.map((_, at) => at));
  const parts = row.prefixItems
    ? row.prefixItems.map((_, at) => ({ part: String(at), title: at === 0 ? '从' : '到' }))
    : Object.entries(row.properties ?? {}).map(([part, one]) => ({ part, title: one.title ?? part }));
  const change = (at: number, part: string, next: string) =>
    onChange(rows.map((one, index) => (index === at ? withPart(one, part, next) : one)));
  return (
    <fieldset className="setting-rows whole">
      <legend>{label}</legend>
      {rows.map((one, at) => (
        <div key={keys[at]} className="setting-row">
          {parts.map(({ part, title }) => {
            const value = (one as Row)[part] ?? '';
            return ids?.part === part ? (
              <SelectField
                key={part}
                label={title}
                value={value}
                onChange={(next) => change(at, part, next)}
                options={withPresent(ids.choices, value).map((id) => ({
                  value: id,
                  label: wordFor(id, { ...names, ...namesOf(ids.choices) }),
                }))}
              />
            ) : (
              <Field
                key={part}
                label={title}
                type={row.prefixItems ? 'time' : 'text'}
                value={value}
                onChange={(next) => change(at, part, next)}
                required
              />
            );
          })}
          <Button
            size="small"
            color="error"
            aria-label={`去掉第 ${at + 1} 行`}
            onClick={() => {
              setKeys(keys.filter((_, index) => index !== at));
              onChange(rows.filter((_, index) => index !== at));
            }}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          setKeys([...keys, Math.max(-1, ...keys) + 1]);
          onChange([...rows, blankOf(row)]);
        }}
      >
        加一行
      </Button>
    </fieldset>
  );
}

const withPart = (row: unknown, part: string, next: string): unknown =>
  Array.isArray(row)
    ? row.map((one: unknown, at) => (String(at) === part ? next : one))
    : { ...(row as Row), [part]: next };

const namesOf = (choices: { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(choices.map(({ id, name }) => [id, name]));

/** What the line has now stays choosable, though the catalogue may have lost it. */
const withPresent = (choices: { id: string }[], present: string): string[] => {
  const all = choices.map(({ id }) => id);
  return present === '' || all.includes(present) ? all : [present, ...all];
};
