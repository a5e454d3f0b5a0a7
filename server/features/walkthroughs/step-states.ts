import { TASK_KINDS, type TaskKind } from '../../../processes/contract.js';
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

interface Recorded {
  at: Date;
  content: Record<string, unknown>;
}

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
  const taken = branchesTaken(plan, recorded, openKinds);
  const takenFor = ({ question }: PlannedStep) => (question === null ? null : (taken.get(question) ?? null));
  const stateOf = (step: PlannedStep): WalkthroughStep['state'] => {
    const way = takenFor(step);
    if (openKinds.has(step.kind)) return 'now';
    if (recorded.has(step.kind)) return 'done';
    if (step.branch !== null && way !== null && step.branch !== way) return 'skipped';
    if (walk.status === 'CANCELLED' || (over && step.phase !== '走后')) return 'skipped';
    return 'next';
  };
  const states = new Map(plan.map((step) => [step.kind, stateOf(step)]));
  // until a branch is known the one with a case is counted, not both
  const counted = plan.filter(
    (step) => states.get(step.kind) !== 'skipped' && !(takenFor(step) === null && step.branch === 'NONE'),
  );
  const isDone = ({ kind }: PlannedStep) => states.get(kind) === 'done';
  return {
    states,
    done: counted.filter(isDone).length,
    total: counted.length,
    walked:
      [...taken.values()].every((way) => way !== null) && counted.filter(({ phase }) => phase === '走中').every(isDone),
  };
}

/** Question → the branch it led to; null: not answered, or answered again because consent was refused. */
function branchesTaken(
  plan: readonly PlannedStep[],
  recorded: ReadonlyMap<string, Recorded>,
  openKinds: ReadonlySet<string>,
): Map<string, Branch | null> {
  const questions = plan.filter(({ kind, question }) => kind === question);
  return new Map(
    questions.map(({ kind }) => {
      const consent = plan.find((step) => step.needsConsent && step.question === kind && step.kind !== kind);
      return [kind, openKinds.has(kind) ? null : branchTaken(kind, recorded, consent?.kind)];
    }),
  );
}

function branchTaken(question: string, recorded: ReadonlyMap<string, Recorded>, consentKind?: string): Branch | null {
  const asked = recorded.get(question);
  const variable = TASK_KINDS[question as TaskKind].decision?.variable;
  if (!asked || variable === undefined) return null;
  if (asked.content[variable] === false) return 'NONE';
  const consent = consentKind === undefined ? undefined : recorded.get(consentKind);
  return consent && consent.at >= asked.at && consent.content.consentGiven === false ? null : 'LIVE';
}
