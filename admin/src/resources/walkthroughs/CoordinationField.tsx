import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import {
  NOTHING_TO_COORDINATE,
  parseCoordination,
  writeCoordination,
  type CoordinationEntry,
} from '../../../../server/api/coordination.js';
import { ESCALATION_LEVELS } from '../../../../server/api/walkthroughs.js';
import { ChoiceField, optionsOf } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

const EMPTY: CoordinationEntry = { level: null, text: '' };

/** 需要部里协调解决的业务 one by one, each with the level it goes to (R47); or that there is none. */
export function CoordinationField({ label, value, onChange }: Props) {
  const [entries, setEntries] = useState<CoordinationEntry[]>(() => {
    const written = parseCoordination(value);
    return written.length > 0 ? written : [EMPTY];
  });
  const isNone = value.trim() === NOTHING_TO_COORDINATE;
  const keep = (next: CoordinationEntry[]) => {
    setEntries(next);
    onChange(writeCoordination(next));
  };
  const change = (at: number, part: Partial<CoordinationEntry>) =>
    keep(entries.map((entry, index) => (index === at ? { ...entry, ...part } : entry)));
  return (
    <section aria-label={label}>
      <h2 className="walker-heading">{label}</h2>
      <label className="accept">
        <input
          type="checkbox"
          checked={isNone}
          onChange={(event) => onChange(event.target.checked ? NOTHING_TO_COORDINATE : writeCoordination(entries))}
        />
        <span>没有需要协调的业务</span>
      </label>
      {!isNone && (
        <div className="stack">
          {entries.map((entry, index) => (
            <div key={index} className="walk-card">
              <Field
                label={`业务 ${index + 1}`}
                rows={2}
                value={entry.text}
                onChange={(text) => change(index, { text: text.replaceAll('\n', '，') })}
                required
                placeholder="哪项业务、卡在哪里"
              />
              <ChoiceField
                label={`业务 ${index + 1} 报哪一级`}
                value={entry.level}
                onChange={(level) => change(index, { level })}
                options={optionsOf(ESCALATION_LEVELS)}
              />
              {entries.length > 1 && (
                <Button variant="text" onClick={() => keep(entries.filter((_, each) => each !== index))}>
                  删除
                </Button>
              )}
            </div>
          ))}
          <Button
            className="wide-button"
            variant="outlined"
            startIcon={<AddIcon />}
            onClick={() => setEntries([...entries, EMPTY])}
          >
            再加一项
          </Button>
        </div>
      )}
    </section>
  );
}
