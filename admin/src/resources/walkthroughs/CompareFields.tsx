import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import type { Mismatch, WalkthroughStep } from '../../../../server/api/walkthroughs.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { isUnexplained } from './mismatch-words.js';
import type { StepDraft } from './step-draft.js';

interface Props {
  step: WalkthroughStep;
  draft: StepDraft;
  set: (part: Partial<StepDraft>) => void;
  /** Opens the problem form with this difference; absent while the step is not open. */
  onProblem?: (mismatch: Mismatch) => void;
}

/** Whether the papers agree with 部里、省里 (R10, R11): every difference first, then its cause, and only then a problem. */
export function CompareFields({ step: { compareWith }, draft, set, onProblem }: Props) {
  if (compareWith.length === 0) return null;
  const { consistent, mismatches } = draft;
  const change = (at: number, part: Partial<Mismatch>) =>
    set({ mismatches: mismatches.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const add = () => set({ mismatches: [...mismatches, { what: '', against: compareWith[0] ?? '', cause: '' }] });
  const answer = (value: 'yes' | 'no') =>
    set({
      consistent: value === 'yes',
      ...(value === 'no' && mismatches.length === 0
        ? { mismatches: [{ what: '', against: compareWith[0] ?? '', cause: '' }] }
        : {}),
    });
  return (
    <section className="compare" aria-label="对比">
      <ChoiceField
        label={`与${compareWith.join('、')}是否一致`}
        value={consistent === null ? null : consistent ? 'yes' : 'no'}
        onChange={answer}
        options={[
          { value: 'yes', label: '一致' },
          { value: 'no', label: '不一致' },
        ]}
      />
      {consistent === false && (
        <>
          <p className="muted small">不急于做判断：先写差异，了解原因，再看是不是问题</p>
          {mismatches.map((mismatch, index) => (
            <div key={index} className="walk-card mismatch">
              <Field
                label={`差异 ${index + 1}`}
                rows={2}
                value={mismatch.what}
                onChange={(what) => change(index, { what })}
                required
                placeholder="如：多要一份户口簿复印件"
              />
              {compareWith.length > 1 && (
                <SelectField
                  label="与哪里不一致"
                  value={mismatch.against}
                  onChange={(against) => change(index, { against })}
                  options={compareWith.map((each) => ({ value: each, label: each }))}
                />
              )}
              <Field
                label="原因"
                rows={2}
                value={mismatch.cause}
                onChange={(cause) => change(index, { cause })}
                required
                placeholder="问清后填写，如：系统还没有联网核验"
              />
              <div className="mismatch-verbs">
                <Button
                  variant="text"
                  onClick={() => set({ mismatches: mismatches.filter((_, each) => each !== index) })}
                >
                  删除
                </Button>
                {onProblem && (
                  <Button variant="outlined" disabled={isUnexplained(mismatch)} onClick={() => onProblem(mismatch)}>
                    登记为问题
                  </Button>
                )}
              </div>
              {isUnexplained(mismatch) && <p className="muted small">写明原因后，才能登记为问题</p>}
            </div>
          ))}
          <Button className="wide-button" variant="outlined" startIcon={<AddIcon />} onClick={add}>
            再加一处差异
          </Button>
        </>
      )}
    </section>
  );
}
