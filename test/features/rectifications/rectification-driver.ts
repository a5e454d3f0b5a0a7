import type { JobType, TaskKind } from '../../../processes/contract.js';
import type { Job, JobResult } from '../../../server/engine/job-handler.js';
import { findLastRectifier } from '../../../server/features/rectifications/find-last-rectifier.js';
import { createRectificationsJobs } from '../../../server/features/rectifications/rectifications-jobs.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import type { LoopWorld } from './loop-world.js';

type Variables = Record<string, unknown>;

interface Instance {
  key: string;
  rectificationId: string;
  variables: Variables;
  ended: boolean;
}

const FIX: Record<string, TaskKind> = {
  IMMEDIATE: 'rectification.fix-at-once',
  TIME_LIMITED: 'rectification.plan',
  SYSTEMIC: 'rectification.summarize',
};
const AFTER_PLAN: Partial<Record<string, TaskKind>> = {
  'rectification.plan': 'rectification.fix-in-time',
  'rectification.summarize': 'rectification.establish-rule',
};

/**
 * Plays the part of RectificationProcess in a test: takes what the commands put into the outbox, runs the jobs that follow and puts up
 * the next user task. Every job is delivered twice, the second time under another key, and must answer the same.
 */
export class RectificationDriver {
  private static keys = 0;
  readonly instances: Instance[] = [];
  readonly messages: { name: string; key: string }[] = [];
  /** Starts that were refused because another instance carries the case. */
  refusedStarts = 0;

  constructor(private readonly world: LoopWorld) {}

  /** Carries the outbox to the diagram until nothing is left. */
  async pump(): Promise<void> {
    for (;;) {
      const command = await this.world.db.outboxCommand.findFirst({
        where: { doneAt: null },
        orderBy: { seq: 'asc' },
      });
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
      else if (payload.jobKey) await this.completed(payload.jobKey, payload.variables ?? {});
    }
  }

  async job(
    type: JobType,
    variables: Variables,
    more: {
      processInstanceKey?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<JobResult> {
    const handler = createRectificationsJobs(this.world.deps)[type];
    if (!handler) throw new Error(`No handler of ${type}`);
    const deliver = () => {
      const job: Job = {
        key: String(++RectificationDriver.keys),
        type,
        bpmnProcessId: '',
        processInstanceKey: more.processInstanceKey ?? 'instance',
        elementId: '',
        elementInstanceKey: '',
        headers: more.headers ?? {},
        variables,
      };
      return inTransaction(this.world.system(), (unit) => handler(unit, job));
    };
    const first = await deliver();
    expect(await deliver()).toEqual(first);
    return first;
  }

  /** A message of the sweeper: the evaluation has expired. */
  async expireEvaluation(rectificationId: string): Promise<void> {
    await this.endTasks(rectificationId, 'rectification.evaluate', 'CANCELED');
    await this.putTask(this.instanceOf(rectificationId), 'rectification.evaluate-instead', { role: 'STYLE_OFFICE' });
  }

  /** Starts the process for a rectification as a start message or a call activity does. */
  async start(rectificationId: string): Promise<void> {
    const instance: Instance = {
      key: `pi${++RectificationDriver.keys}`,
      rectificationId,
      variables: {},
      ended: false,
    };
    const result = await this.job('rectification.open', { rectificationId }, { processInstanceKey: instance.key });
    if ('bpmnError' in result) {
      this.refusedStarts++;
      return;
    }
    instance.variables = { ...result.variables };
    this.instances.push(instance);
    await this.putTask(instance, 'rectification.decide-measure', {
      unit: instance.variables.unitId as string,
    });
  }

  private async variables(type: JobType, variables: Variables): Promise<Variables> {
    const result = await this.job(type, variables);
    if ('bpmnError' in result) throw new Error(`${type} threw ${result.bpmnError}`);
    return result.variables;
  }

  private async receive(name: string, key: string): Promise<void> {
    this.messages.push({ name, key });
    if (name === 'rectification.opened') await this.start(key);
    else if (name === 'rectification.terminated') {
      const instance = this.instances.find((each) => each.rectificationId === key && !each.ended);
      if (!instance) return;
      await this.endTasks(key, null, 'CANCELED');
      await this.variables('rectification.terminate', { rectificationId: key });
      instance.ended = true;
    } else if (name === 'rectification.extensionRequested') {
      const instance = this.instances.find((each) => each.rectificationId === key && !each.ended);
      if (instance)
        await this.putTask(instance, 'rectification.decide-extension', {
          role: 'STYLE_OFFICE',
        });
    }
  }

  private async completed(jobKey: string, variables: Variables): Promise<void> {
    const task = await this.world.db.userTask.findUniqueOrThrow({
      where: { jobKey },
    });
    if (task.state === 'CANCELED') return; // the engine answers NOT_FOUND: the leave message came first
    await this.world.db.userTask.update({
      where: { jobKey },
      data: { state: 'COMPLETED' },
    });
    const instance = this.instanceOf(task.subjectId);
    const rectificationId = task.subjectId;
    switch (task.kind as TaskKind) {
      case 'rectification.decide-measure':
        instance.variables.deadlineId = variables.deadlineId;
        return this.fix(instance, variables.kind as string);
      case 'rectification.plan':
      case 'rectification.summarize':
        return this.putTask(instance, AFTER_PLAN[task.kind] as TaskKind, {
          unit: instance.variables.unitId as string,
        });
      case 'rectification.fix-at-once':
      case 'rectification.fix-in-time':
      case 'rectification.establish-rule':
        if (variables.progress === 'DONE')
          return this.putTask(instance, 'rectification.verify', {
            unit: instance.variables.verifierUnitId as string,
          });
        await this.variables('rectification.changeKind', {
          rectificationId,
          newKind: variables.newKind,
        });
        return this.fix(instance, variables.newKind as string);
      case 'rectification.verify':
        if (variables.verification === 'FAILED') return this.nextRound(instance);
        instance.variables.evaluationRequestId = variables.evaluationRequestId;
        return this.putTask(instance, 'rectification.evaluate', {
          assignee: instance.variables.evaluatorId as string,
        });
      case 'rectification.evaluate':
      case 'rectification.evaluate-instead':
        if (variables.evaluation === 'UNSATISFIED') return this.nextRound(instance);
        return this.putTask(instance, 'rectification.decide-sign-off', {
          role: 'STYLE_OFFICE',
        });
      case 'rectification.decide-sign-off':
        if (variables.signOff === 'TO_SYSTEMIC') return this.nextRound(instance);
        await this.variables('rectification.signOff', { rectificationId });
        instance.ended = true;
    }
  }

  private async nextRound(instance: Instance): Promise<void> {
    const { kind, deadlineId } = await this.variables('rectification.startRound', {
      rectificationId: instance.rectificationId,
    });
    const { status } = await this.world.db.rectification.findUniqueOrThrow({
      where: { id: instance.rectificationId },
    });
    // one that was ended meanwhile answers its last round: the leave message is on its way
    if (status !== 'TERMINATED') expect(deadlineId).not.toBe(instance.variables.deadlineId);
    instance.variables.deadlineId = deadlineId;
    await this.fix(instance, kind as string);
  }

  private fix(instance: Instance, kind: string): Promise<void> {
    return this.putTask(instance, FIX[kind] as TaskKind, {
      unit: instance.variables.unitId as string,
    });
  }

  private instanceOf(rectificationId: string): Instance {
    const instance = this.instances.find((each) => each.rectificationId === rectificationId && !each.ended);
    if (!instance) throw new Error(`Nothing carries ${rectificationId}`);
    return instance;
  }

  private async endTasks(rectificationId: string, kind: string | null, state: string): Promise<void> {
    await this.world.db.userTask.updateMany({
      where: {
        subjectId: rectificationId,
        state: { in: ['CREATED', 'COMPLETING'] },
        ...(kind ? { kind } : {}),
      },
      data: { state },
    });
  }

  private async putTask(
    instance: Instance,
    kind: TaskKind,
    candidate: { unit?: string; role?: string; assignee?: string },
  ): Promise<void> {
    const { rectificationId: subjectId } = instance;
    const candidateUnitId = candidate.unit ?? null;
    const last = await this.world.db.$transaction((tx) => findLastRectifier(tx, { kind, subjectId, candidateUnitId }));
    await this.world.db.userTask.create({
      data: {
        jobKey: String(1_000_000 + ++RectificationDriver.keys),
        elementInstanceKey: '',
        processInstanceKey: instance.key,
        processId: 'RectificationProcess',
        elementId: '',
        kind,
        subjectType: 'rectification',
        subjectId,
        caseId: subjectId,
        candidateUnitId,
        candidateRole: candidate.role ?? null,
        assigneeId: candidate.assignee ?? last,
        state: 'CREATED',
        createdAt: this.world.clock.now(),
      },
    });
  }
}
