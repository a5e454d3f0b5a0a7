import type { Conclusion } from '../../../../server/api/loop-states.js';
import type { Checks, WalkthroughStep } from '../../../../server/api/walkthroughs.js';

/** Checkpoint id → what has been answered so far. */
export type TypedChecks = Record<string, { result?: Conclusion; note?: string }>;

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
  checks: TypedChecks;
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
  checks: {},
  causes: {},
};

/** What was recorded of the checkpoints before. */
const recordedChecks = ({ checkpoints, basis: ofStep }: WalkthroughStep): TypedChecks =>
  Object.fromEntries(
    checkpoints.flatMap(({ id, result, basis }) =>
      result ? [[id, { result, ...(basis && basis !== ofStep ? { note: basis } : {}) }]] : [],
    ),
  );

/** The checkpoints that have their conclusion, as they are sent. */
export const checksOf = ({ checks }: StepDraft): Checks =>
  Object.fromEntries(
    Object.entries(checks).flatMap(([id, { result, note = '' }]) =>
      result ? [[id, { result, ...(note.trim() ? { note: note.trim() } : {}) }]] : [],
    ),
  );

/** The conclusion on the step follows its checkpoints once something is wrong, or all have been answered. */
export function withChecks(step: WalkthroughStep, draft: StepDraft, checks: TypedChecks): Partial<StepDraft> {
  const results = step.checkpoints.map(({ id }) => checks[id]?.result);
  if (results.includes('UNQUALIFIED')) return { checks, conclusion: 'UNQUALIFIED' };
  const followed = draft.conclusion === 'UNQUALIFIED' && step.problems === 0 ? null : draft.conclusion;
  if (results.includes(undefined) || followed !== null) return { checks, conclusion: followed };
  return { checks, conclusion: results.every((each) => each === 'NOT_APPLICABLE') ? 'NOT_APPLICABLE' : 'QUALIFIED' };
}

/** What the server has of the step: its draft, else what was recorded before. */
export const draftOf = (step: WalkthroughStep): StepDraft => ({
  ...EMPTY_DRAFT,
  ...step.content,
  ...(step.conclusion ? { conclusion: step.conclusion } : {}),
  ...(step.basis ? { basis: step.basis } : {}),
  checks: recordedChecks(step),
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
