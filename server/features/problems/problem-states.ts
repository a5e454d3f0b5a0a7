import { PROBLEM_STATUSES, type ProblemStatus } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';

interface Transition {
  from: readonly ProblemStatus[];
  /** Null: the status stays. */
  to: ProblemStatus | null;
  /** What it does, for the sentence that refuses. */
  label: string;
}

/** Who may go where. 已归口: given to a unit, its measure not decided; 整改中 only with measure and limit (R52). */
export const PROBLEM_TRANSITIONS = {
  // people
  triage: { from: ['REPORTED'], to: 'TRIAGED', label: '归口' },
  merge: {
    from: ['REPORTED', 'TRIAGED', 'RECTIFYING'],
    to: 'MERGED',
    label: '并入',
  },
  dismiss: { from: ['REPORTED'], to: 'DISMISSED', label: '不予立项' },
  consult: {
    from: ['REPORTED', 'TRIAGED', 'RECTIFYING'],
    to: null,
    label: '发起联席会商',
  },
  treat: {
    from: ['REPORTED', 'TRIAGED', 'RECTIFYING', 'SIGNED_OFF'],
    to: null,
    label: '一并整改同类问题',
  },
  // its rectification
  'measure-decided': {
    from: ['TRIAGED', 'RECTIFYING'],
    to: 'RECTIFYING',
    label: '进入整改',
  },
  'sign-off': { from: ['RECTIFYING'], to: 'SIGNED_OFF', label: '销号' },
  reopen: { from: ['SIGNED_OFF'], to: 'TRIAGED', label: '重新整改' },
  'give-back': {
    from: ['TRIAGED', 'RECTIFYING'],
    to: 'REPORTED',
    label: '退回归口',
  },
} as const satisfies Record<string, Transition>;
export type ProblemVerb = keyof typeof PROBLEM_TRANSITIONS;

/** Neither signed off nor dismissed nor merged. */
export const OPEN_PROBLEM_STATUSES: readonly ProblemStatus[] = ['REPORTED', 'TRIAGED', 'RECTIFYING'];

const allowedFrom = (verb: ProblemVerb): readonly string[] => PROBLEM_TRANSITIONS[verb].from;

/** The sentence that stands beside a refused button, or null when the status allows the verb. */
export function refuseByStatus(verb: ProblemVerb, problem: { status: string }): string | null {
  if (allowedFrom(verb).includes(problem.status)) return null;
  return `这个问题目前是“${PROBLEM_STATUSES[problem.status as ProblemStatus] ?? problem.status}”，不能${PROBLEM_TRANSITIONS[verb].label}`;
}

/** Refuses with INVALID_STATE when the status does not allow the verb; answers the status it leads to. */
export function requireProblemStatus(verb: ProblemVerb, problem: { id: string; status: string }): ProblemStatus {
  const refusal = refuseByStatus(verb, problem);
  if (refusal) throw invalidState(`Expected to ${verb} problem ${problem.id}, but it is ${problem.status}`, refusal);
  return PROBLEM_TRANSITIONS[verb].to ?? (problem.status as ProblemStatus);
}
