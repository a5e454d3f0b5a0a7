import { Autocomplete, TextField } from '@mui/material';
import { useId } from 'react';
import { wordFor } from './setting-words.js';

interface Props {
  label: string;
  choices: { id: string; name: string }[];
  names: Readonly<Record<string, string>>;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Several things of a catalogue, found by name. */
export function IdListField({ label, choices, names, value, onChange }: Props) {
  const id = useId();
  const known = { ...names, ...Object.fromEntries(choices.map((choice) => [choice.id, choice.name])) };
  return (
    <div className="field whole">
      <label htmlFor={id}>
        <b>{label}</b>
      </label>
      <Autocomplete
        multiple
        id={id}
        size="small"
        options={choices.map((choice) => choice.id)}
        getOptionLabel={(option) => wordFor(option, known)}
        filterSelectedOptions
        disableCloseOnSelect
        value={value}
        onChange={(_, next) => onChange(next)}
        noOptionsText="没有这样的名称"
        openText="展开"
        closeText="收起"
        clearText="全部去掉"
        renderInput={(params) => <TextField {...params} placeholder="输入名称查找" />}
      />
      <span className="hint">已选 {value.length} 项</span>
    </div>
  );
}
