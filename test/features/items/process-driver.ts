import type { JobType } from '../../../processes/contract.js';
import type { Job, JobResult } from '../../../server/engine/job-handler.js';
import { createApplicationsJobs } from '../../../server/features/applications/applications-jobs.js';
import { describeApplication, describeItem } from '../../../server/features/items/describe-subject.js';
import { createItemsJobs } from '../../../server/features/items/items-jobs.js';
import { lastHandler } from '../../../server/features/items/last-handler.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import type { World } from './case-world.js';

type Variables = Record<string, unknown>;
interface Token {
  /** Item id, or '' for the application itself. */
  subjectId: string;
  applicationId: string;
  /** Job key of the open user task, or the id of the correction or procedure waited for. */
  waitsFor: string;
  manualOnly?: boolean;
}

/**
 * Plays the part of the 失业 diagram and of ItemHandlingProcess in a test: takes what the commands put into the outbox, runs the
 * jobs that follow and puts up the next user task. Every job is delivered twice, the second time under another key.
 */
export class ProcessDriver {
  private readonly tokens: Token[] = [];
  private readonly items = new Map<string, Record<string, string>>();
  private static keys = 0;
  readonly jobs: string[] = [];

  constructor(private readonly world: World) {}

  /** Carries the outbox to the diagram until nothing is left. */
  async pump(): Promise<void> {
    for (;;) {
      const command = await this.world.db.outboxCommand.findFirst({ where: { doneAt: null }, orderBy: { seq: 'asc' } });
      if (!command) return;
      await this.world.db.outboxCommand.update({
        where: { seq: command.seq },
        data: { doneAt: this.world.clock.now(), outcome: 'DELIVERED' },
      });
      const payload = command.payload as {
        message?: { name: string; correlationKey: string };
        jobKey?: string;
        variables?: Variables;
      };
      if (payload.message) await this.receive(payload.message.name, payload.message.correlationKey);
      else if (payload.jobKey) await this.taskCompleted(payload.jobKey, payload.variables ?? {});
    }
  }

  /** Runs one job the way a worker does; the second delivery must answer the same. */
  async job(type: JobType, variables: Variables, processInstanceKey = 'instance'): Promise<JobResult> {
    const handler = { ...createApplicationsJobs(this.world.applicationDeps), ...createItemsJobs(this.world.itemDeps) }[
      type
    ];
    if (!handler) throw new Error(`No handler of ${type}`);
    this.jobs.push(type);
    const deliver = () => {
      const job: Job = {
        key: String(++ProcessDriver.keys),
        type,
        bpmnProcessId: '',
        processInstanceKey,
        elementId: '',
        elementInstanceKey: '',
        headers: {},
        variables,
      };
      return inTransaction(this.world.system(), (unit) => handler(unit, job));
    };
    const first = await deliver();
    expect(await deliver()).toEqual(first);
    return first;
  }

  private async variables(type: JobType, variables: Variables): Promise<Variables> {
    const result = await this.job(type, variables);
    if ('bpmnError' in result) throw new Error(`${type} threw ${result.bpmnError}`);
    return result.variables;
  }

  private async receive(name: string, key: string): Promise<void> {
    if (name === 'application.submitted') {
      await this.variables('application.open', { applicationId: key });
      await this.variables('application.fetchSharedData', { applicationId: key });
      await this.putTask({ subjectId: '', applicationId: key, waitsFor: '' }, 'application.precheck', {
        role: 'COUNTER_CLERK',
      });
    } else if (name === 'application.withdrawn') {
      for (const token of this.tokens.filter((each) => each.applicationId === key)) await this.leave(token);
      this.items.delete(key);
      await this.variables('application.withdraw', { applicationId: key });
    } else if (name === 'item.withdrawn') {
      const token = this.tokens.find((each) => each.subjectId === key);
      if (!token) return;
      await this.leave(token);
      await this.variables('item.withdraw', { itemId: key });
      await this.itemEnded(token.applicationId, key, 'WITHDRAWN');
    } else {
      const token = this.tokens.find((each) => each.waitsFor === key);
      if (!token) throw new Error(`Nobody waits for ${name} ${key}`);
      this.remove(token);
      if (token.subjectId === '') await this.putTask(token, 'application.precheck', { role: 'COUNTER_CLERK' });
      else await this.handle(token);
    }
  }

  private async taskCompleted(jobKey: string, variables: Variables): Promise<void> {
    const token = this.tokens.find((each) => each.waitsFor === jobKey);
    if (!token) return; // the engine answers NOT_FOUND: the leave message came first
    this.remove(token);
    await this.world.db.userTask.update({ where: { jobKey }, data: { state: 'COMPLETED' } });
    if (token.subjectId === '') await this.prechecked(token, variables.precheckResult as string);
    else if ('unitId' in variables) await this.handle(token);
    else await this.decided(token, variables.decision as string);
  }

  private async prechecked({ applicationId }: Token, result: string): Promise<void> {
    if (result === 'NOT_ACCEPTABLE') return void (await this.variables('application.reject', { applicationId }));
    if (result === 'INCOMPLETE') {
      const { correctionId } = await this.variables('application.requestCorrection', { applicationId });
      this.tokens.push({ subjectId: '', applicationId, waitsFor: correctionId as string });
      return;
    }
    await this.variables('application.accept', { applicationId });
    const { items } = (await this.variables('application.split', { applicationId })) as {
      items: Record<string, string>;
    };
    this.items.set(applicationId, { ...items });
    for (const [key, itemId] of Object.entries(items))
      if (key !== 'temporaryPriceSubsidy') await this.dispatch({ subjectId: itemId, applicationId, waitsFor: '' });
  }

  private async dispatch(token: Token): Promise<void> {
    const result = await this.job('item.dispatch', {
      itemId: token.subjectId,
      applicationId: token.applicationId,
      manualOnly: token.manualOnly ?? null,
    });
    if ('bpmnError' in result) return this.putTask(token, 'item.assign-unit', { role: 'COORDINATOR' });
    if (result.variables.handlingMode === 'MANUAL') return this.handle(token);
    await this.variables('item.handleAutomatically', { itemId: token.subjectId, applicationId: token.applicationId });
    await this.close(token);
  }

  private async handle(token: Token): Promise<void> {
    const item = await this.world.db.applicationItem.findUniqueOrThrow({ where: { id: token.subjectId } });
    await this.putTask(token, 'item.handle', { unit: item.unitId });
  }

  private async decided(token: Token, decision: string): Promise<void> {
    const itemId = token.subjectId;
    if (decision === 'RETURN') return this.dispatch(token);
    if (decision === 'CORRECT') {
      const { correctionId } = await this.variables('item.requestCorrection', { itemId });
      this.tokens.push({ ...token, waitsFor: correctionId as string });
    } else if (decision === 'SUSPEND') {
      const { suspensionId } = await this.variables('item.suspend', { itemId });
      this.tokens.push({ ...token, waitsFor: suspensionId as string });
    } else await this.close(token);
  }

  private async close(token: Token): Promise<void> {
    const { outcome } = await this.variables('item.close', { itemId: token.subjectId });
    await this.itemEnded(token.applicationId, token.subjectId, outcome as string);
  }

  private async itemEnded(applicationId: string, itemId: string, outcome: string): Promise<void> {
    const open = this.items.get(applicationId);
    if (!open) return;
    const [key] = Object.entries(open).find(([, id]) => id === itemId) ?? [];
    if (key) delete open[key];
    const subsidy = open.temporaryPriceSubsidy;
    if (key === 'unemploymentBenefitClaim' && subsidy) {
      if (outcome === 'GRANTED') {
        const result = await this.job('item.handleAutomatically', { itemId: subsidy, applicationId });
        if ('bpmnError' in result)
          return this.dispatch({ subjectId: subsidy, applicationId, waitsFor: '', manualOnly: true });
      }
      delete open.temporaryPriceSubsidy;
    }
    if (Object.keys(open).length === 0) await this.variables('application.composeFeedback', { applicationId });
  }

  private async leave(token: Token): Promise<void> {
    this.remove(token);
    await this.world.db.userTask.updateMany({
      where: { jobKey: token.waitsFor, state: { in: ['CREATED', 'COMPLETING'] } },
      data: { state: 'CANCELED' },
    });
  }

  private remove(token: Token): void {
    this.tokens.splice(this.tokens.indexOf(token), 1);
  }

  private async putTask(token: Token, kind: string, candidate: { unit?: string | null; role?: string }): Promise<void> {
    const jobKey = String(1_000_000 + ++ProcessDriver.keys);
    const subject =
      token.subjectId === ''
        ? { subjectType: 'application', subjectId: token.applicationId }
        : { subjectType: 'item', subjectId: token.subjectId };
    const candidates = { candidateUnitId: candidate.unit ?? null, candidateRole: candidate.role ?? null };
    const assigneeId = await this.world.db.$transaction((tx) =>
      lastHandler(tx, { kind, subjectId: subject.subjectId, ...candidates }),
    );
    const describe = subject.subjectType === 'item' ? describeItem : describeApplication;
    const description = await describe(this.world.db, subject.subjectId);
    await this.world.db.userTask.create({
      data: {
        jobKey,
        elementInstanceKey: '',
        processInstanceKey: '',
        processId: '',
        elementId: '',
        kind,
        ...subject,
        caseId: token.applicationId,
        ...candidates,
        greenChannel: description?.greenChannel ?? false,
        assigneeId,
        state: 'CREATED',
        createdAt: this.world.clock.now(),
      },
    });
    this.tokens.push({ ...token, waitsFor: jobKey });
  }
}
