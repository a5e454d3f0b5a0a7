import type { Conclusion } from '../../../../server/api/loop-states.js';
import type { WalkthroughStep } from '../../../../server/api/walkthroughs.js';

/** What is typed on one screen. */
export interface StepDraft {
  seen: string[];
  conclusion: Conclusion | null;
  basis: string;
  notes: string;
  mode: string;
  role: string;
  channel: string;
  conductAccepted: boolean;
  /** Number of an abnormal case → its cause. */
  causes: Record<string, string>;
}

export const EMPTY_DRAFT: StepDraft = {
  seen: [],
  conclusion: null,
  basis: '',
  notes: '',
  mode: '',
  role: '',
  channel: '',
  conductAccepted: false,
  causes: {},
};

/** What the server has of the step: its draft, else what was recorded before. */
export const draftOf = (step: WalkthroughStep): StepDraft => ({
  ...EMPTY_DRAFT,
  ...step.content,
  ...(step.conclusion ? { conclusion: step.conclusion } : {}),
  ...(step.basis ? { basis: step.basis } : {}),
  ...step.draft,
});

/** The part of the draft that this kind of step keeps. */
export function contentOf({ kind, modes, concludes }: WalkthroughStep, draft: StepDraft): Record<string, unknown> {
  const { seen, notes, mode, role, channel, conductAccepted, causes } = draft;
  return {
    seen,
    ...(notes ? { notes } : {}),
    ...(concludes && modes.length > 0 ? { mode } : {}),
    ...(kind === 'walkthrough.prepare' ? { role, channel, conductAccepted } : {}),
    ...(kind === 'walkthrough.check-history' ? { causes } : {}),
  };
}
