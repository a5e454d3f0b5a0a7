import type { Conclusion } from '../../../../server/api/loop-states.js';
import type { Checks, Mismatch, WalkthroughStep } from '../../../../server/api/walkthroughs.js';

/** Checkpoint id → what has been answered so far. */
export type TypedChecks = Record<string, { result?: Conclusion; note?: string }>;

/** What is typed on one screen. */
export interface StepDraft {
  seen: string[];
  /** Thing to look at → what was seen of it. */
  findings: Record<string, string>;
  conclusion: Conclusion | null;
  basis: string;
  notes: string;
  mode: string;
  /** Where a step is done in several ways. */
  modes: string[];
  role: string;
  channel: string;
  conductAccepted: boolean;
  checks: TypedChecks;
  /** Number of an abnormal case → its cause. */
  causes: Record<string, string>;
  /** Whether the papers agree with 部里、省里; null: not said yet. */
  consistent: boolean | null;
  mismatches: Mismatch[];
  /** The staff worked with their own account (R181). */
  byStaff: boolean;
  /** Asked together with the question whether conditions allow (R6). */
  consentGiven: boolean;
}

export const EMPTY_DRAFT: StepDraft = {
  seen: [],
  findings: {},
  conclusion: null,
  basis: '',
  notes: '',
  mode: '',
  modes: [],
  role: '',
  channel: '',
  conductAccepted: false,
  checks: {},
  causes: {},
  consistent: null,
  mismatches: [],
  byStaff: false,
  consentGiven: false,
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
export function contentOf(step: WalkthroughStep, draft: StepDraft): Record<string, unknown> {
  const { kind, modes, manyModes, concludes } = step;
  const { seen, notes, mode, role, channel, conductAccepted, causes, consistent, mismatches } = draft;
  return {
    seen,
    ...(step.needsFindings ? { findings: draft.findings } : {}),
    ...(notes ? { notes } : {}),
    ...(concludes && modes.length > 1 ? (manyModes ? { modes: draft.modes } : { mode }) : {}),
    ...(step.compareWith.length > 0 && consistent !== null
      ? { consistent, mismatches: consistent ? [] : mismatches }
      : {}),
    ...(step.staffAccount ? { byStaff: draft.byStaff } : {}),
    ...(kind === 'walkthrough.check-conditions' && step.needsConsent ? { consentGiven: draft.consentGiven } : {}),
    ...(kind === 'walkthrough.prepare' ? { role, channel, conductAccepted } : {}),
    ...(kind === 'walkthrough.check-history' ? { causes } : {}),
  };
}
