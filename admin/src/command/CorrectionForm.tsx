import { Checkbox } from '@mui/material';
import { useState } from 'react';
import type { CorrectionEntry } from '../../../server/api/applications.js';
import { ActionForm } from './ActionForm.js';
import './correction-form.css';

export interface Correctable {
  key: string;
  label: string;
  kind: CorrectionEntry['kind'];
}

interface Props {
  title: string;
  sub?: string;
  submitLabel: string;
  choices: Correctable[];
  /** What the server found missing already, ticked at the start with its sentence. */
  proposed?: Record<string, string>;
  onSubmit: (entries: CorrectionEntry[]) => Promise<unknown>;
  onClose: () => void;
}

/** Everything missing is ticked at one time (R144): materials first, then fields, each with what is wrong with it. */
export function CorrectionForm({ choices, proposed = {}, onSubmit, ...rest }: Props) {
  const [reasons, setReasons] = useState<Record<string, string>>(proposed);
  const ticked = choices.filter((choice) => choice.key in reasons);
  const unexplained = ticked.some((choice) => !reasons[choice.key]?.trim());
  const toggle = (key: string) =>
    setReasons((before) =>
      key in before
        ? Object.fromEntries(Object.entries(before).filter(([other]) => other !== key))
        : { ...before, [key]: '' },
    );
  const groups = [
    { name: '材料', of: choices.filter((choice) => choice.kind === 'MATERIAL') },
    { name: '填写的内容', of: choices.filter((choice) => choice.kind === 'FIELD') },
  ];
  return (
    <ActionForm
      {...rest}
      notReady={ticked.length === 0 ? '请勾选全部要补的，一次告知' : unexplained ? '请写明每一项缺什么、怎么补' : null}
      onSubmit={() =>
        onSubmit(
          ticked.map((choice) => ({
            key: choice.key,
            label: choice.label,
            kind: choice.kind,
            reason: reasons[choice.key]!.trim(),
          })),
        )
      }
    >
      <div className="correction-groups">
        {groups.map(
          (group) =>
            group.of.length > 0 && (
              <fieldset key={group.name}>
                <legend>{group.name}</legend>
                {group.of.map((choice) => (
                  <Entry
                    key={choice.key}
                    choice={choice}
                    reason={reasons[choice.key]}
                    onToggle={() => toggle(choice.key)}
                    onReason={(reason) => setReasons((before) => ({ ...before, [choice.key]: reason }))}
                  />
                ))}
              </fieldset>
            ),
        )}
      </div>
      {ticked.length > 0 && <p className="small muted">将一次告知 {ticked.length} 项。</p>}
    </ActionForm>
  );
}

function Entry({
  choice,
  reason,
  onToggle,
  onReason,
}: {
  choice: Correctable;
  reason: string | undefined;
  onToggle: () => void;
  onReason: (reason: string) => void;
}) {
  return (
    <div className="correction-entry">
      <label>
        <Checkbox checked={reason !== undefined} onChange={onToggle} />
        {choice.label}
      </label>
      {reason !== undefined && (
        <input
          aria-label={`${choice.label}：缺什么、怎么补`}
          placeholder="缺什么、怎么补"
          value={reason}
          autoFocus={reason === ''}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </div>
  );
}
