/** What a few rules say about one rectification; written apart from the product, so that the two can disagree. */

export type Code = 'OK' | 'FORBIDDEN' | 'INVALID_STATE' | 'INVALID_ARGUMENT';
export type Kind = 'IMMEDIATE' | 'TIME_LIMITED' | 'SYSTEMIC';
type Task = 'measure' | 'plan' | 'summarize' | 'fix' | 'verify' | 'evaluate' | 'decide' | null;

export const LIMITS: Record<Kind, number> = {
  IMMEDIATE: 3,
  TIME_LIMITED: 30,
  SYSTEMIC: 60,
};
export const SET_LIMIT = 10;
const FIRST: Record<Kind, Task> = {
  IMMEDIATE: 'fix',
  TIME_LIMITED: 'plan',
  SYSTEMIC: 'summarize',
};
const FINAL = ['SIGNED_OFF', 'TERMINATED'];

export class RectificationModel {
  status = 'MEASURE_PENDING';
  kind: Kind | null = null;
  /** The limit in working days that each round has now. */
  limits: number[] = [];
  /** The limit without extensions, and the kind, of the round that runs. */
  private base = 0;
  private roundKind: Kind | null = null;
  running = false;
  rebounds = 0;
  signOffs = 0;
  hasBefore = false;
  hasAfter = false;
  has = { plan: false, findings: false };
  extension: 'none' | 'asked' | 'waiting' = 'none';
  granted = 0;
  task: Task = 'measure';
  /** What the diagram will do when it catches up. */
  next: Task | 'round' = null;

  get round(): number {
    return this.limits.length;
  }

  /** Where people wait for the diagram nothing that ends a task can be done. */
  private at(status: string, task: Task): Code {
    return this.status === status && this.task === task ? 'OK' : 'INVALID_STATE';
  }

  private go(status: string, next: Task | 'round'): Code {
    Object.assign(this, { status, task: null, next });
    return 'OK';
  }

  measure(kind: Kind): Code {
    if (this.at('MEASURE_PENDING', 'measure') !== 'OK') return 'INVALID_STATE';
    this.kind = kind;
    this.startRound(SET_LIMIT);
    return this.go('RECTIFYING', FIRST[kind]);
  }

  plan(): Code {
    if (this.at('RECTIFYING', 'plan') !== 'OK') return 'INVALID_STATE';
    this.has.plan = true;
    return this.go('RECTIFYING', 'fix');
  }

  summarize(): Code {
    if (this.at('RECTIFYING', 'summarize') !== 'OK') return 'INVALID_STATE';
    this.has.findings = true;
    return this.go('RECTIFYING', 'fix');
  }

  addProofs(): Code {
    if (this.status !== 'MEASURE_PENDING' && this.status !== 'RECTIFYING') return 'INVALID_STATE';
    this.hasBefore = true;
    // what is added before a new round has begun belongs to the old one
    if (this.status === 'RECTIFYING' && (this.running || this.round === 0)) this.hasAfter = true;
    if (this.status === 'MEASURE_PENDING' && this.round === 0) this.hasAfter = true;
    return 'OK';
  }

  finish(): Code {
    const complete =
      this.hasBefore &&
      this.hasAfter &&
      (this.kind !== 'TIME_LIMITED' || this.has.plan) &&
      (this.kind !== 'SYSTEMIC' || this.has.findings);
    if (!complete || this.at('RECTIFYING', 'fix') !== 'OK') return 'INVALID_STATE';
    Object.assign(this, { running: false, extension: 'none' });
    return this.go('VERIFYING', 'verify');
  }

  changeKind(kind: Kind): Code {
    if (this.at('RECTIFYING', 'fix') !== 'OK') return 'INVALID_STATE';
    if (this.kind === kind) return 'INVALID_ARGUMENT';
    Object.assign(this, { kind, roundKind: kind, base: LIMITS[kind] });
    this.limits[this.round - 1] = LIMITS[kind];
    return this.go('RECTIFYING', FIRST[kind]);
  }

  verify(passed: boolean): Code {
    if (this.at('VERIFYING', 'verify') !== 'OK') return 'INVALID_STATE';
    return passed ? this.go('EVALUATING', 'evaluate') : this.go('RECTIFYING', 'round');
  }

  evaluate(satisfied: boolean): Code {
    if (this.at('EVALUATING', 'evaluate') !== 'OK') return 'INVALID_STATE';
    if (satisfied) return this.go('DECIDING', 'decide');
    this.rebounds++;
    return this.go('RECTIFYING', 'round');
  }

  signOff(): Code {
    if (this.at('DECIDING', 'decide') !== 'OK') return 'INVALID_STATE';
    this.signOffs++;
    return this.go('SIGNED_OFF', null);
  }

  toSystemic(): Code {
    if (this.kind === 'SYSTEMIC' || this.at('DECIDING', 'decide') !== 'OK') return 'INVALID_STATE';
    this.kind = 'SYSTEMIC';
    return this.go('RECTIFYING', 'round');
  }

  requestExtension(): Code {
    if (this.status !== 'RECTIFYING' || !this.running || this.extension !== 'none' || this.granted >= 2)
      return 'INVALID_STATE';
    this.extension = 'asked';
    return 'OK';
  }

  decideExtension(approved: boolean, days: number): Code {
    if (this.extension !== 'waiting') return 'INVALID_STATE';
    this.extension = 'none';
    if (!approved) return 'OK';
    this.granted++;
    this.limits[this.round - 1] = (this.limits[this.round - 1] ?? 0) + days;
    return 'OK';
  }

  terminate(): Code {
    if (FINAL.includes(this.status)) return 'INVALID_STATE';
    Object.assign(this, { running: false, extension: 'none' });
    return this.go('TERMINATED', null);
  }

  rebound(): Code {
    if (this.status !== 'SIGNED_OFF') return 'INVALID_STATE';
    this.rebounds++;
    return this.go('OPENED', 'measure');
  }

  /** The diagram catches up. */
  pump(): void {
    if (this.extension === 'asked') this.extension = 'waiting';
    const { next } = this;
    if (next === null) return;
    this.next = null;
    if (next === 'round') {
      const kind = this.kind as Kind;
      this.startRound(this.roundKind === kind ? this.base : LIMITS[kind]);
      this.task = FIRST[kind];
    } else {
      this.task = next;
      if (next === 'measure') this.status = 'MEASURE_PENDING';
    }
  }

  private startRound(limit: number): void {
    const first = this.round === 0;
    this.limits.push(limit);
    Object.assign(this, {
      base: limit,
      roundKind: this.kind,
      running: true,
      granted: 0,
    });
    if (!first) this.hasAfter = false;
  }
}
