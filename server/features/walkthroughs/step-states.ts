import type { WalkthroughStep } from '../../api/walkthroughs.js';
import type { Branch, PlannedStep } from './step-plan.js';

export interface StepRecord {
  kind: string;
  recordedAt: Date | null;
  content: unknown;
}

export interface StepProgress {
  /** State of each step, in the order of the plan. */
  states: Map<string, WalkthroughStep['state']>;
  done: number;
  total: number;
  /** Every step of 走中 that has to be done is done: the feedback comes next. */
  walked: boolean;
}

const LOOK = 'walkthrough.look-for-case';
const CONSENT = 'walkthrough.obtain-consent';
const OVER = ['FEEDBACK', 'TRIAGE', 'FOLLOWING', 'CLOSED', 'CANCELLED'];

/**
 * Where a walk stands: `now` is what the diagram waits for, `done` what has been recorded, `skipped` the branch that was not taken
 * (R5). Refused consent leads back to the choice (R6), so that the branch is open again until it is made.
 */
export function progressOf(
  plan: readonly PlannedStep[],
  walk: { status: string },
  records: readonly StepRecord[],
  openKinds: ReadonlySet<string>,
): StepProgress {
  const over = OVER.includes(walk.status);
  const recorded = new Map(
    records.flatMap((record) =>
      record.recordedAt
        ? [[record.kind, { at: record.recordedAt, content: record.content as Record<string, unknown> }]]
        : [],
    ),
  );
  const taken = branchTaken(recorded, openKinds);
  const stateOf = (step: PlannedStep): WalkthroughStep['state'] => {
    if (openKinds.has(step.kind)) return 'now';
    if (recorded.has(step.kind)) return 'done';
    if (step.branch !== null && taken !== null && step.branch !== taken) return 'skipped';
    if (walk.status === 'CANCELLED' || (over && step.phase !== '走后')) return 'skipped';
    return 'next';
  };
  const states = new Map(plan.map((step) => [step.kind, stateOf(step)]));
  // until the branch is known the one with a case is counted, not both
  const counted = plan.filter(
    ({ kind, branch }) => states.get(kind) !== 'skipped' && !(taken === null && branch === 'NONE'),
  );
  const isDone = ({ kind }: PlannedStep) => states.get(kind) === 'done';
  return {
    states,
    done: counted.filter(isDone).length,
    total: counted.length,
    walked: taken !== null && counted.filter(({ phase }) => phase === '走中').every(isDone),
  };
}

function branchTaken(
  recorded: ReadonlyMap<string, { at: Date; content: Record<string, unknown> }>,
  openKinds: ReadonlySet<string>,
): Branch | null {
  const look = recorded.get(LOOK);
  if (!look || openKinds.has(LOOK)) return null;
  if (look.content.hasLiveCase === false) return 'NONE';
  const consent = recorded.get(CONSENT);
  return consent && consent.at >= look.at && consent.content.consentGiven === false ? null : 'LIVE';
}
