/** What a few rules say about the items of one case; written apart from the product, so that the two can disagree. */

export type Code = 'OK' | 'FORBIDDEN' | 'INVALID_STATE';
export type Decision = 'GRANT' | 'REFUSE' | 'CORRECT' | 'SUSPEND' | 'RETURN';

export interface ModelItem {
  serviceItemId: string;
  automatic: boolean;
  status: string;
  outcome: string | null;
  unit: string | null;
  /** Who had it last. */
  last: string | null;
  /** The open task and who holds it; null: none, or on its way. */
  task: { kind: 'handle' | 'assign'; holder: string | null } | null;
  /** A decision the diagram has not carried out yet. */
  pending: Decision | 'RESUME' | null;
  returnedBy: string[];
  pausedSince: number | null;
  pausedMs: number;
}

export interface User {
  id: string;
  unit: string;
}

const DONE = ['CLOSED', 'WITHDRAWN'];

export class ReferenceModel {
  applicationStatus = 'IN_PROGRESS';
  readonly items: ModelItem[];

  constructor(
    items: { serviceItemId: string; automatic: boolean }[],
    private readonly unitsOf: Record<string, string[]>,
  ) {
    this.items = items.map((item) => {
      const unit = item.automatic ? null : (unitsOf[item.serviceItemId]?.[0] ?? null);
      return {
        ...item,
        status: item.automatic ? 'PENDING' : 'HANDLING',
        outcome: null,
        unit,
        last: null,
        task: item.automatic ? null : { kind: 'handle', holder: null },
        pending: null,
        returnedBy: [],
        pausedSince: null,
        pausedMs: 0,
      };
    });
  }

  decide(item: ModelItem, user: User, decision: Decision, now: number): Code {
    if (item.unit !== user.unit || (item.task?.holder && item.task.holder !== user.id)) return 'FORBIDDEN';
    if (item.status !== 'HANDLING' || item.task?.kind !== 'handle') return 'INVALID_STATE';
    item.task = null;
    item.pending = decision;
    item.last = user.id;
    if (decision === 'GRANT' || decision === 'REFUSE') item.status = 'DECIDED';
    if (decision === 'CORRECT') item.status = 'CORRECTION';
    if (decision === 'SUSPEND') item.status = 'SUSPENDED';
    if (decision === 'CORRECT' || decision === 'SUSPEND') item.pausedSince = now;
    if (decision === 'RETURN') {
      item.returnedBy.push(item.unit ?? '');
      Object.assign(item, { status: 'PENDING', unit: null, last: null });
    }
    return 'OK';
  }

  transfer(item: ModelItem, user: User, to: User): Code {
    if (item.unit !== user.unit || (item.task?.holder && item.task.holder !== user.id)) return 'FORBIDDEN';
    if (item.status !== 'HANDLING' || item.task?.kind !== 'handle') return 'INVALID_STATE';
    item.task.holder = to.id;
    item.last = to.id;
    return 'OK';
  }

  /** A correction that was supplied or ran out. */
  endCorrection(item: ModelItem, now: number): Code {
    if (item.status !== 'CORRECTION') return 'INVALID_STATE';
    this.resume(item, now);
    return 'OK';
  }

  endSuspension(item: ModelItem, user: User, now: number): Code {
    if (item.unit !== user.unit) return 'FORBIDDEN';
    if (item.status !== 'SUSPENDED') return 'INVALID_STATE';
    this.resume(item, now);
    return 'OK';
  }

  withdraw(item: ModelItem, now: number): Code {
    if (!['PENDING', 'AWAITING_UNIT', 'HANDLING', 'CORRECTION', 'SUSPENDED'].includes(item.status))
      return 'INVALID_STATE';
    this.unpause(item, now);
    Object.assign(item, { status: 'WITHDRAWN', outcome: 'WITHDRAWN', task: null });
    return 'OK';
  }

  assign(item: ModelItem, unit: string): Code {
    if (item.status !== 'AWAITING_UNIT' || item.task?.kind !== 'assign') return 'INVALID_STATE';
    Object.assign(item, { status: 'HANDLING', unit, task: null, pending: 'RESUME' });
    return 'OK';
  }

  withdrawAll(now: number): Code {
    if (this.applicationStatus !== 'IN_PROGRESS') return 'INVALID_STATE';
    this.applicationStatus = 'WITHDRAWN';
    for (const item of this.items) {
      if (item.status === 'DECIDED') this.close(item);
      else if (!DONE.includes(item.status)) this.withdraw(item, now);
      Object.assign(item, { task: null, pending: null });
    }
    return 'OK';
  }

  /** The diagram catches up. */
  pump(): void {
    for (const item of this.items) {
      const { pending } = item;
      item.pending = null;
      if (DONE.includes(item.status)) item.task = null;
      else if (pending === 'GRANT' || pending === 'REFUSE') this.close(item, pending);
      else if (pending === 'RETURN') this.dispatch(item);
      else if (pending !== null && item.status === 'HANDLING')
        item.task = { kind: 'handle', holder: item.last && OFFICERS[item.last] === item.unit ? item.last : null };
    }
    this.finish();
  }

  private decisions = new Map<ModelItem, Decision>();

  private close(item: ModelItem, decision: Decision | undefined = this.decisions.get(item)): void {
    Object.assign(item, { status: 'CLOSED', outcome: decision === 'GRANT' ? 'GRANTED' : 'REFUSED', task: null });
  }

  /** Remembers what was decided before the diagram carried it out. */
  remember(item: ModelItem, decision: Decision): void {
    this.decisions.set(item, decision);
  }

  private dispatch(item: ModelItem): void {
    const next = (this.unitsOf[item.serviceItemId] ?? []).find((unit) => !item.returnedBy.includes(unit));
    if (next) Object.assign(item, { status: 'HANDLING', unit: next, task: { kind: 'handle', holder: null } });
    else Object.assign(item, { status: 'AWAITING_UNIT', task: { kind: 'assign', holder: null } });
  }

  private resume(item: ModelItem, now: number): void {
    this.unpause(item, now);
    Object.assign(item, { status: 'HANDLING', pending: 'RESUME' });
  }

  private unpause(item: ModelItem, now: number): void {
    if (item.pausedSince !== null) item.pausedMs += now - item.pausedSince;
    item.pausedSince = null;
  }

  private finish(): void {
    const benefit = this.items.find((item) => item.serviceItemId === 'unemployment-benefit-claim');
    const subsidy = this.items.find((item) => item.automatic);
    if (subsidy?.status === 'PENDING' && benefit?.outcome === 'GRANTED')
      Object.assign(subsidy, { status: 'CLOSED', outcome: 'GRANTED', unit: this.unitsOf[subsidy.serviceItemId]?.[0] });
    const others = this.items.filter((item) => item !== subsidy);
    if (this.applicationStatus !== 'IN_PROGRESS' || !others.every((item) => DONE.includes(item.status))) return;
    this.applicationStatus = 'COMPLETED';
    if (subsidy?.status === 'PENDING') Object.assign(subsidy, { status: 'CLOSED', outcome: 'NOT_ELIGIBLE' });
  }
}

/** Officer → unit. */
export const OFFICERS: Record<string, string> = {
  employment1: 'employment',
  employment2: 'employment',
  service1: 'employment-service',
  unemployment1: 'unemployment-insurance',
  unemployment2: 'unemployment-insurance',
  social1: 'social-insurance',
  card1: 'social-card',
};
