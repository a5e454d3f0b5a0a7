import type { JobType } from '../../processes/contract.js';
import type { ActivatedJob } from '../../server/engine/port.js';
import type { Answer, Office } from './engine-bench.js';

/** One job as it was done. */
export interface DoneJob {
  type: JobType;
  /** The id of the case, or of the subject of a rung. */
  subject: string;
  headers: Record<string, string>;
}

const nothing: Answer = { variables: {} };
const CASE_VARIABLES = ['subjectId', 'ratingId', 'rectificationId', 'supervisionOrderId', 'walkthroughId'];
const RUNGS: JobType[] = ['deadline.warn', 'deadline.remind', 'supervision.order', 'bulletin.include'];

/**
 * Stands in for the handlers of the closed loop, keeping to the promises of the contract: idempotent, refusing by state,
 * answering every declared output.
 */
export class LoopOffice implements Office {
  readonly done: DoneJob[] = [];
  /** Whether somebody outside the rated unit can call back. */
  callbackOfficer: string | null = 'user-callback';
  /** Kind of the next round, by rectification; IMMEDIATE unless said. */
  readonly nextKind = new Map<string, string>();
  /** Kind that a job registered, by rectification. */
  readonly createdAs = new Map<string, string>();
  feedbackComplete = true;
  readonly openProblems = new Map<string, number>();
  /** Angle of a walk; 基层经办 unless said. */
  readonly angles = new Map<string, string>();
  /** Ids of the clocks of a case, oldest first. */
  readonly deadlines = new Map<string, string[]>();
  readonly #openedBy = new Map<string, string>();
  #ids = 0;

  /** A new clock, as the command that opens a round writes it. */
  newDeadline(subject: string): string {
    const id = `dl-${++this.#ids}`;
    this.deadlines.set(subject, [...(this.deadlines.get(subject) ?? []), id]);
    return id;
  }

  /** The row after a rebound: the same id may be opened once more. */
  reopen(id: string): void {
    this.#openedBy.delete(id);
  }

  times(type: JobType, subject?: string): number {
    return this.done.filter((job) => job.type === type && (subject === undefined || job.subject === subject)).length;
  }

  /** Rungs that reached the diagram of a case, in order. */
  rungs(subject: string): string[] {
    return this.done.filter((job) => job.subject === subject && RUNGS.includes(job.type)).map(({ type }) => type);
  }

  handle(job: ActivatedJob): Answer {
    const type = job.type as JobType;
    const subject = CASE_VARIABLES.map((name) => job.variables[name]).find((id) => typeof id === 'string') as string;
    this.done.push({ type, subject, headers: job.customHeaders });
    switch (type) {
      case 'rating.openNegative':
        return this.#open(subject, job, { unitId: 'u1' });
      case 'callback.assign':
        return this.callbackOfficer
          ? { variables: { callbackOfficerId: this.callbackOfficer } }
          : { error: 'NO_CALLBACK_OFFICER' };
      case 'rectification.create':
        this.createdAs.set(`rec-of-${subject}`, job.customHeaders['rectificationKind'] ?? '');
        return { variables: { rectificationId: `rec-of-${subject}` } };
      case 'rectification.open':
        return this.#open(subject, job, { unitId: 'u1', verifierUnitId: 'u2', evaluatorId: 'user-reporter' });
      case 'rectification.startRound':
        return {
          variables: { kind: this.nextKind.get(subject) ?? 'IMMEDIATE', deadlineId: this.newDeadline(subject) },
        };
      case 'supervision.issue':
        return this.#open(subject, job, { unitId: 'u1', deadlineId: this.newDeadline(subject) });
      case 'walkthrough.open':
        return this.#open(subject, job, {
          walkerId: 'user-walker',
          angle: this.angles.get(subject) ?? 'grassroots',
        });
      case 'walkthrough.deliverFeedback':
        return { variables: { feedbackComplete: this.feedbackComplete } };
      case 'walkthrough.countOpenProblems':
        return { variables: { openProblemCount: this.openProblems.get(subject) ?? 0 } };
      default:
        return nothing;
    }
  }

  /** The instance that opened a case may repeat itself; another one is refused. */
  #open(id: string, job: ActivatedJob, variables: Record<string, string>): Answer {
    const opener = this.#openedBy.get(id) ?? job.processInstanceKey;
    this.#openedBy.set(id, opener);
    return opener === job.processInstanceKey ? { variables } : { error: 'CASE_ALREADY_OPEN' };
  }
}
