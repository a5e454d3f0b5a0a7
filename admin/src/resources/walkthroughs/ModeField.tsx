import type { WalkthroughStep } from '../../../../server/api/walkthroughs.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { LookAtList } from './LookAtList.js';
import type { StepDraft } from './step-draft.js';

interface Props {
  step: WalkthroughStep;
  draft: StepDraft;
  set: (part: Partial<StepDraft>) => void;
}

/** 方式 (R12): one of them, or several where the step is done in several ways; a single one is only said. */
export function ModeField({ step: { modes, manyModes }, draft, set }: Props) {
  if (modes.length === 0) return null;
  if (modes.length === 1) return <p className="muted">方式：{modes[0]}</p>;
  if (manyModes)
    return (
      <LookAtList
        title="方式（可多选）"
        items={modes}
        seen={draft.modes}
        onChange={(chosen) => set({ modes: modes.filter((mode) => chosen.includes(mode)) })}
      />
    );
  return (
    <ChoiceField
      label="方式"
      value={draft.mode || null}
      onChange={(mode) => set({ mode })}
      options={modes.map((mode) => ({ value: mode, label: mode }))}
    />
  );
}
