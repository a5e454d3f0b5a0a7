import type { RectificationKind, TaskKind } from '../../processes/contract.js';
import type { LoopBench } from './loop-bench.js';

/** The tasks in which a kind of rectification is fixed, in order; the last one reports it done. */
export const FIXING: Record<RectificationKind, TaskKind[]> = {
  IMMEDIATE: ['rectification.fix-at-once'],
  TIME_LIMITED: ['rectification.plan', 'rectification.fix-in-time'],
  SYSTEMIC: ['rectification.summarize', 'rectification.establish-rule'],
};

/** One rectification, moved as its officials would; each step works on until everybody waits. */
export class RectificationScript {
  constructor(
    readonly bench: LoopBench,
    readonly id: string,
  ) {}

  /** Triage, or a rebound after 销号: the row is open again, then the message. */
  async open(): Promise<void> {
    this.bench.office.reopen(this.id);
    await this.bench.send('rectification.opened', this.id);
  }

  /** The clock of the current round. */
  get deadlineId(): string {
    return this.bench.office.deadlines.get(this.id)?.at(-1) ?? '';
  }

  decideMeasure(kind: RectificationKind): Promise<void> {
    const deadlineId = this.bench.office.newDeadline(this.id);
    return this.bench.act('rectification.decide-measure', this.id, { kind, deadlineId });
  }

  /** Goes through the tasks of a kind up to the one that reports it done. */
  async fix(kind: RectificationKind): Promise<void> {
    const tasks = FIXING[kind];
    for (const task of tasks.slice(0, -1)) await this.bench.act(task, this.id);
    await this.bench.act(tasks.at(-1) as TaskKind, this.id, { progress: 'DONE' });
  }

  changeKind(from: RectificationKind, newKind: RectificationKind): Promise<void> {
    return this.bench.act(FIXING[from].at(-1) as TaskKind, this.id, { progress: 'CHANGE_KIND', newKind });
  }

  pass(evaluationRequestId = `evr-${this.id}`): Promise<void> {
    return this.bench.act('rectification.verify', this.id, { verification: 'PASSED', evaluationRequestId });
  }

  fail(): Promise<void> {
    return this.bench.act('rectification.verify', this.id, { verification: 'FAILED' });
  }

  evaluate(evaluation: 'SATISFIED' | 'UNSATISFIED'): Promise<void> {
    return this.bench.act('rectification.evaluate', this.id, { evaluation });
  }

  decide(signOff: 'SIGN_OFF' | 'TO_SYSTEMIC'): Promise<void> {
    return this.bench.act('rectification.decide-sign-off', this.id, { signOff });
  }

  /** From the report that it is done to 销号. */
  async approve(): Promise<void> {
    await this.pass();
    await this.evaluate('SATISFIED');
    await this.decide('SIGN_OFF');
  }

  get position(): string[] {
    return this.bench.position('rectification', this.id);
  }

  get openKinds(): string[] {
    return this.bench.openKinds('rectification', this.id);
  }
}
