import { expect } from '@jest/globals';
import { expireCorrection } from '../../../server/features/applications/expire-correction.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { supplyCorrection } from '../../../server/features/applications/supply-correction.js';
import { withdrawApplication } from '../../../server/features/applications/withdraw-application.js';
import { assignUnit } from '../../../server/features/items/assign-unit.js';
import { decideItem } from '../../../server/features/items/decide-item.js';
import { endSuspension } from '../../../server/features/items/end-suspension.js';
import { requestItemCorrection } from '../../../server/features/items/request-item-correction.js';
import { returnItem } from '../../../server/features/items/return-item.js';
import { suspendItem } from '../../../server/features/items/suspend-item.js';
import { transferItem } from '../../../server/features/items/transfer-item.js';
import { withdrawItem } from '../../../server/features/items/withdraw-item.js';
import { AppError } from '../../../server/shared/app-error.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { type World } from './case-world.js';
import { ProcessDriver } from './process-driver.js';
import { OFFICERS, ReferenceModel, type Code, type Decision, type ModelItem, type User } from './reference-model.js';

const ITEMS = [
  'unemployment-registration',
  'employment-certificate-issue',
  'unemployment-benefit-claim',
  'social-card-issue',
];
const UNITS_OF: Record<string, string[]> = {
  'unemployment-registration': ['employment', 'employment-service'],
  'employment-certificate-issue': ['employment-service', 'employment'],
  'unemployment-benefit-claim': ['unemployment-insurance', 'social-insurance'],
  'temporary-price-subsidy': ['unemployment-insurance', 'social-insurance'],
  'social-card-issue': ['social-card', 'social-insurance'],
};
export const USERS: User[] = Object.entries(OFFICERS).map(([id, unit]) => ({ id, unit }));

/** One thing that somebody does, or that happens. 99 as item: the first that the step suits; 99 as user: one who may. */
export type Step =
  | { type: 'decide'; item: number; user: number; decision: Decision }
  | { type: 'transfer' | 'endSuspension'; item: number; user: number }
  | { type: 'supply' | 'expire' | 'withdraw' | 'assign'; item: number }
  | { type: 'pump' | 'withdrawAll' }
  | { type: 'wait'; hours: number };

/** One application in the product and in the model; every step is done in both. */
export class RandomCase {
  constructor(
    private readonly world: World,
    readonly applicationId: string,
    readonly ids: string[],
    readonly driver: ProcessDriver,
    readonly model: ReferenceModel,
  ) {}

  static async open(world: World): Promise<RandomCase> {
    const driver = new ProcessDriver(world);
    const applicationId = await world.submit({ items: ITEMS });
    await driver.pump();
    await precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'COMPLETE' });
    await driver.pump();
    const rows = await world.db.applicationItem.findMany({ where: { applicationId }, orderBy: { sortOrder: 'asc' } });
    return new RandomCase(
      world,
      applicationId,
      rows.map((row) => row.id),
      driver,
      new ReferenceModel(rows, UNITS_OF),
    );
  }

  /** Does the step in the product and in the model; both must agree, and nobody else may be touched. */
  async take(step: Step): Promise<void> {
    const next = 'item' in step && step.item === 99 ? { ...step, item: this.suited(step.type) } : step;
    this.world.clock.advance(1); // no two things that people do happen at the same moment
    if (next.type === 'pump') {
      await this.driver.pump();
      this.model.pump();
    } else if (next.type === 'wait') this.world.clock.advance(next.hours * 3_600_000);
    else {
      const touched = 'item' in next ? next.item : null;
      const before = await this.siblings(touched);
      const actual = await outcome(() => this.run(next));
      expect({ step: next, code: actual }).toEqual({ step: next, code: this.expected(next) });
      if (touched !== null) expect(await this.siblings(touched)).toEqual(before);
    }
    await this.check();
  }

  /** The first item in the state that the step asks for; the first of all when there is none. */
  private suited(type: Step['type']): number {
    const status =
      type === 'assign'
        ? 'AWAITING_UNIT'
        : type === 'endSuspension'
          ? 'SUSPENDED'
          : type === 'supply' || type === 'expire'
            ? 'CORRECTION'
            : 'HANDLING';
    return Math.max(
      0,
      this.model.items.findIndex((each) => each.status === status),
    );
  }

  private userOf(index: number, of: ModelItem): User {
    const mine = USERS.find((each) => each.id === of.task?.holder) ?? USERS.find((each) => each.unit === of.unit);
    return (index === 99 ? mine : USERS[index]) ?? { id: 'card1', unit: 'social-card' };
  }

  private colleague(of: ModelItem, user: User): User {
    return USERS.find((each) => each.unit === of.unit && each.id !== user.id && each.id !== of.task?.holder) ?? user;
  }

  private expected(next: Exclude<Step, { type: 'pump' | 'wait' }>): Code {
    const now = this.world.clock.now().getTime();
    if (next.type === 'withdrawAll') return this.model.withdrawAll(now);
    if (!('item' in next)) throw new Error('A step without item');
    const target = this.model.items[next.item] as ModelItem;
    switch (next.type) {
      case 'decide': {
        const code = this.model.decide(target, this.userOf(next.user, target), next.decision, now);
        if (code === 'OK') this.model.remember(target, next.decision);
        return code;
      }
      case 'transfer': {
        const by = this.userOf(next.user, target);
        const to = this.colleague(target, by);
        return to === by ? 'OK' : this.model.transfer(target, by, to);
      }
      case 'endSuspension':
        return this.model.endSuspension(target, this.userOf(next.user, target), now);
      case 'supply':
        return this.model.endCorrection(target, now);
      case 'expire':
        this.model.endCorrection(target, now);
        return 'OK'; // the sweeper is never refused: an ended correction is left alone
      case 'withdraw':
        return this.model.withdraw(target, now);
      case 'assign':
        return this.model.assign(target, 'social-insurance');
    }
  }

  private async run(next: Exclude<Step, { type: 'pump' | 'wait' }>): Promise<unknown> {
    const { applicationId } = this;
    if (next.type === 'withdrawAll')
      return withdrawApplication(this.world.asApplicant(applicationId), this.world.applicationDeps, {
        id: applicationId,
        reason: '不办了',
      });
    if (!('item' in next)) throw new Error('A step without item');
    const id = this.ids[next.item] as string;
    const target = this.model.items[next.item] as ModelItem;
    const { version } = await this.world.db.applicationItem.findUniqueOrThrow({ where: { id } });
    const input = { id, version, reason: '随机测试' };
    switch (next.type) {
      case 'decide':
        return this.decide(this.world.as(this.userOf(next.user, target).id), input, next.decision);
      case 'transfer': {
        const by = this.userOf(next.user, target);
        const to = this.colleague(target, by);
        return to === by
          ? undefined
          : transferItem(this.world.as(by.id), this.world.itemDeps, { ...input, userId: to.id });
      }
      case 'endSuspension':
        return endSuspension(this.world.as(this.userOf(next.user, target).id), this.world.itemDeps, input);
      case 'supply': {
        const correction = await this.world.db.correction.findFirst({
          where: { itemId: id },
          orderBy: { requestedAt: 'desc' },
        });
        if (!correction) throw new AppError('INVALID_STATE', 'Expected a correction', '没有补正');
        return supplyCorrection(this.world.asApplicant(applicationId), this.world.applicationDeps, {
          applicationId,
          correctionId: correction.id,
          form: { personName_applicant: '张三一' },
        });
      }
      case 'expire': {
        const open = await this.world.db.correction.findMany({ where: { itemId: id } });
        for (const { id: correctionId } of open)
          await inTransaction(this.world.system(), (unit) =>
            expireCorrection(unit, this.world.applicationDeps, correctionId),
          );
        return;
      }
      case 'withdraw':
        return withdrawItem(this.world.asApplicant(applicationId), this.world.itemDeps, input);
      case 'assign':
        return assignUnit(this.world.as('coordinator'), this.world.itemDeps, { ...input, unitId: 'social-insurance' });
    }
  }

  private decide(
    as: ReturnType<World['as']>,
    input: { id: string; version: number; reason: string },
    decided: Decision,
  ): Promise<unknown> {
    switch (decided) {
      case 'CORRECT':
        return requestItemCorrection(as, this.world.itemDeps, {
          ...input,
          entries: [{ key: 'personName_applicant', label: '', kind: 'FIELD', reason: '请核对' }],
        });
      case 'SUSPEND':
        return suspendItem(as, this.world.itemDeps, { ...input, kind: '公示' });
      case 'RETURN':
        return returnItem(as, this.world.itemDeps, input);
      default:
        return decideItem(as, this.world.itemDeps, { ...input, decision: decided });
    }
  }

  /** Every row and clock of the items that a step does not name. */
  private async siblings(touched: number | null): Promise<unknown> {
    const ids = this.ids.filter((_, index) => index !== touched);
    return [
      await this.world.db.applicationItem.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } }),
      await this.world.db.deadline.findMany({
        where: { subjectId: { in: ids } },
        include: { suspensions: true },
        orderBy: { id: 'asc' },
      }),
      await this.world.db.userTask.findMany({ where: { subjectId: { in: ids } }, orderBy: { jobKey: 'asc' } }),
    ];
  }

  /** No item lost, every row as the model says, every clock right. */
  private async check(): Promise<void> {
    const rows = await this.world.db.applicationItem.findMany({
      where: { applicationId: this.applicationId },
      orderBy: { sortOrder: 'asc' },
    });
    expect(rows.map((row) => row.id)).toEqual(this.ids);
    expect(rows.map(({ status, outcome, unitId }) => ({ status, outcome, unitId }))).toEqual(
      this.model.items.map(({ status, outcome, unit }) => ({ status, outcome, unitId: unit })),
    );
    for (const [index, each] of this.model.items.entries()) {
      for (const clock of await this.world.db.deadline.findMany({
        where: { subjectId: this.ids[index] ?? '' },
        include: { suspensions: true },
      })) {
        expect({ closed: clock.closedAt !== null, stopped: clock.closedAt === null && clock.suspended }).toEqual({
          closed: ['DECIDED', 'CLOSED', 'WITHDRAWN'].includes(each.status),
          stopped: ['CORRECTION', 'SUSPENDED'].includes(each.status),
        });
        const ended = clock.suspensions.filter((pause) => pause.endedAt !== null);
        const paused = ended.reduce(
          (sum, pause) => sum + ((pause.endedAt?.getTime() ?? 0) - pause.startedAt.getTime()),
          0,
        );
        if (each.status !== 'WITHDRAWN') expect(paused).toBe(each.pausedMs);
      }
    }
    const application = await this.world.db.application.findUniqueOrThrow({ where: { id: this.applicationId } });
    expect(application.status).toBe(this.model.applicationStatus);
    const waiting = this.model.items.some((each) => each.pausedSince !== null);
    for (const whole of await this.world.db.deadline.findMany({ where: { subjectId: this.applicationId } }))
      expect(whole.closedAt !== null || whole.suspended === waiting).toBe(true);
  }

  /** Whatever happened, the case can be brought to its end. */
  async finish(): Promise<void> {
    for (let round = 0; round < 20 && this.model.applicationStatus === 'IN_PROGRESS'; round++) {
      await this.take({ type: 'pump' });
      for (const [index, each] of this.model.items.entries()) {
        if (each.status === 'AWAITING_UNIT') await this.take({ type: 'assign', item: index });
        else if (each.status === 'CORRECTION') await this.take({ type: 'expire', item: index });
        else if (each.status === 'SUSPENDED') await this.take({ type: 'endSuspension', item: index, user: 99 });
        else if (each.status === 'HANDLING')
          await this.take({ type: 'decide', item: index, user: 99, decision: 'GRANT' });
      }
    }
    await this.take({ type: 'pump' });
    expect(['COMPLETED', 'WITHDRAWN']).toContain(this.model.applicationStatus);
    const feedback = await this.world.db.feedback.findUnique({ where: { applicationId: this.applicationId } });
    if (this.model.applicationStatus === 'COMPLETED')
      expect((feedback?.content as { items: unknown[] }).items).toHaveLength(this.ids.length);
    else expect(feedback).toBeNull();
    expect(await this.world.db.deadline.count({ where: { caseId: this.applicationId, closedAt: null } })).toBe(0);
  }
}

async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'OK';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
