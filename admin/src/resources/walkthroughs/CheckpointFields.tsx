import { useState } from 'react';
import type { Conclusion } from '../../../../server/api/loop-states.js';
import { CHECK_RESULTS, type Checkpoint } from '../../../../server/api/walkthroughs.js';
import { Field } from '../../ui/Field.js';
import type { TypedChecks } from './step-draft.js';
import './checkpoints.css';

interface Props {
  checkpoints: readonly Checkpoint[];
  checks: TypedChecks;
  onChange: (checks: TypedChecks) => void;
}

const RESULTS = Object.entries(CHECK_RESULTS) as [Conclusion, string][];

/** 检查点 of the four dimensions one by one: 通过 · 有问题 · 不适用, and what is wrong (R23). */
export function CheckpointFields({ checkpoints, checks, onChange }: Props) {
  if (checkpoints.length === 0) return null;
  const dimensions = [...new Set(checkpoints.map(({ dimension }) => dimension))];
  const answered = checkpoints.filter(({ id }) => checks[id]?.result).length;
  return (
    <section aria-label="检查点">
      <h2 className="walker-heading">
        检查点{' '}
        <span className="muted small">
          已答 {answered} / {checkpoints.length}
        </span>
      </h2>
      <div className="stack">
        {dimensions.map((dimension) => (
          <Dimension
            key={dimension}
            name={dimension}
            checkpoints={checkpoints.filter((each) => each.dimension === dimension)}
            checks={checks}
            onChange={onChange}
          />
        ))}
      </div>
    </section>
  );
}

function Dimension({ name, checkpoints, checks, onChange }: Props & { name: string }) {
  const left = checkpoints.filter(({ id }) => !checks[id]?.result);
  const fill = (result: Conclusion) =>
    onChange({ ...checks, ...Object.fromEntries(left.map(({ id }) => [id, { ...checks[id], result }])) });
  return (
    <section className="dimension" aria-label={name}>
      <header>
        <h3>{name}</h3>
        {left.length > 1 && (
          <>
            <button type="button" className="link" onClick={() => fill('QUALIFIED')}>
              其余通过
            </button>
            <button type="button" className="link" onClick={() => fill('NOT_APPLICABLE')}>
              其余不适用
            </button>
          </>
        )}
      </header>
      <ol>
        {checkpoints.map((each) => (
          <Answer key={each.id} checkpoint={each} checks={checks} onChange={onChange} />
        ))}
      </ol>
    </section>
  );
}

function Answer({
  checkpoint: { id, title, problemTitle },
  checks,
  onChange,
}: Omit<Props, 'checkpoints'> & { checkpoint: Checkpoint }) {
  const [isNoting, setNoting] = useState(false);
  const check = checks[id] ?? {};
  const set = (part: TypedChecks[string]) => onChange({ ...checks, [id]: { ...check, ...part } });
  const isWrong = check.result === 'UNQUALIFIED';
  return (
    <li>
      <fieldset className="conclusions check">
        <legend>{title}</legend>
        {RESULTS.map(([value, words]) => (
          <label key={value} className={check.result === value ? `picked picked-${value}` : undefined}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={check.result === value}
              onChange={() => set({ result: value })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {isWrong || isNoting || check.note ? (
        <Field
          label={isWrong ? '哪里有问题' : '依据'}
          value={check.note ?? ''}
          onChange={(note) => set({ note })}
          required={isWrong && problemTitle === null}
          placeholder={isWrong ? '一句话，提交后自动登记为问题' : '不填则用这一步的依据'}
        />
      ) : (
        check.result && (
          <button type="button" className="link" onClick={() => setNoting(true)} aria-label={`写依据：${title}`}>
            写依据
          </button>
        )
      )}
    </li>
  );
}
