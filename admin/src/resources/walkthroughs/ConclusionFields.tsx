import { CONCLUSIONS, type Conclusion } from '../../../../server/api/loop-states.js';
import { Field } from '../../ui/Field.js';
import type { StepDraft } from './step-draft.js';

interface Props {
  draft: StepDraft;
  set: (part: Partial<StepDraft>) => void;
  /** Raised on this step already. */
  problems: number;
}

/** 合格 · 不合格 · 不适用, with the basis (R23); 不合格 wants a problem (R24). */
export function ConclusionFields({ draft, set, problems }: Props) {
  const wrong = Object.values(draft.checks).filter(({ result }) => result === 'UNQUALIFIED').length;
  return (
    <>
      <fieldset className="conclusions">
        <legend>这一步的结论</legend>
        {(Object.entries(CONCLUSIONS) as [Conclusion, string][]).map(([value, words]) => (
          <label key={value} className={draft.conclusion === value ? `picked picked-${value}` : undefined}>
            <input
              type="radio"
              name="conclusion"
              className="visually-hidden"
              checked={draft.conclusion === value}
              onChange={() => set({ conclusion: value })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {draft.conclusion === 'UNQUALIFIED' &&
        (wrong > 0 ? (
          <p className="muted small">{wrong} 个检查点有问题，提交后自动登记到问题清单</p>
        ) : (
          problems === 0 && <p className="lack">请用下面的“+ 问题”在这一步登记问题</p>
        ))}
      <Field
        label="依据"
        rows={2}
        value={draft.basis}
        onChange={(basis) => set({ basis })}
        required
        placeholder="看到了什么，据此得出结论"
      />
    </>
  );
}
