import type { JobType, TaskKind } from '../../../processes/contract.js';
import type { Job, JobResult } from '../../../server/engine/job-handler.js';
import type { WalkthroughDeps } from '../../../server/features/walkthroughs/walkthrough-deps.js';
import { createWalkthroughsJobs } from '../../../server/features/walkthroughs/walkthroughs-jobs.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import type { LoopWorld } from '../rectifications/loop-world.js';

type Variables = Record<string, unknown>;

interface Instance {
  key: string;
  walkthroughId: string;
  walkerId: string;
  /** Of the four parallel steps. */
  arrived: number;
  waitsForSignOff: boolean;
  ended: boolean;
}

/** The part of a loop world that the diagram needs. */
type Surroundings = Pick<LoopWorld, 'db' | 'clock' | 'system'>;

/**
 * Plays the part of UnemploymentRegistrationWalkthroughProcess in a test: takes what the commands put into the outbox, runs the jobs
 * that follow and puts up the next user tasks. Every job is delivered twice, the second time under another key, and must answer the
 * same. Messages of other processes are left alone.
 */
export class WalkDriver {
  private static keys = 0;
  readonly instances: Instance[] = [];
  refusedStarts = 0;

  constructor(
    private readonly world: Surroundings,
    private readonly deps: WalkthroughDeps,
  ) {}

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
      else if (payload.jobKey) await this.completed(payload.jobKey, payload.variables ?? {});
    }
  }

  /** Runs one job the way a worker does. */
  async job(type: JobType, walkthroughId: string, processInstanceKey = 'instance'): Promise<JobResult> {
    const handler = createWalkthroughsJobs(this.deps)[type];
    if (!handler) throw new Error(`No handler of ${type}`);
    const deliver = () => {
      const key = String(++WalkDriver.keys);
      const job: Job = {
        key,
        type,
        bpmnProcessId: '',
        processInstanceKey,
        elementId: '',
        elementInstanceKey: '',
        headers: {},
        variables: { walkthroughId },
      };
      return inTransaction(this.world.system(), (unit) => handler(unit, job));
    };
    const first = await deliver();
    expect(await deliver()).toEqual(first);
    return first;
  }

  async start(walkthroughId: string): Promise<void> {
    const key = `wi${++WalkDriver.keys}`;
    const result = await this.job('walkthrough.open', walkthroughId, key);
    if ('bpmnError' in result) {
      this.refusedStarts++;
      return;
    }
    const instance = {
      key,
      walkthroughId,
      walkerId: result.variables.walkerId as string,
      arrived: 0,
      waitsForSignOff: false,
      ended: false,
    };
    this.instances.push(instance);
    await this.put(instance, 'walkthrough.prepare');
  }

  private async receive(name: string, key: string): Promise<void> {
    if (name === 'walkthrough.assigned') return this.start(key);
    const instance = this.instances.find((each) => each.walkthroughId === key && !each.ended);
    if (!instance) return;
    if (name === 'walkthrough.problemsSignedOff' && instance.waitsForSignOff) await this.count(instance);
    if (name === 'walkthrough.cancelled') {
      await this.world.db.userTask.updateMany({
        where: { subjectId: key, state: { in: ['CREATED', 'COMPLETING'] } },
        data: { state: 'CANCELED' },
      });
      await this.job('walkthrough.cancel', key);
      instance.ended = true;
    }
  }

  private async completed(jobKey: string, variables: Variables): Promise<void> {
    const task = await this.world.db.userTask.findUniqueOrThrow({ where: { jobKey } });
    if (task.state === 'CANCELED') return;
    await this.world.db.userTask.update({ where: { jobKey }, data: { state: 'COMPLETED' } });
    const instance = this.instances.find((each) => each.walkthroughId === task.subjectId && !each.ended);
    if (!instance) throw new Error(`Nothing carries ${task.subjectId}`);
    switch (task.kind as TaskKind) {
      case 'walkthrough.prepare':
        await this.job('walkthrough.collectHistory', instance.walkthroughId);
        for (const kind of ['look-for-case', 'interview', 'check-history', 'talk'])
          await this.put(instance, `walkthrough.${kind}` as TaskKind);
        return;
      case 'walkthrough.look-for-case':
        expect(typeof variables.hasLiveCase).toBe('boolean');
        return this.put(
          instance,
          variables.hasLiveCase === true ? 'walkthrough.obtain-consent' : 'walkthrough.ask-staff',
        );
      case 'walkthrough.obtain-consent':
        expect(typeof variables.consentGiven).toBe('boolean');
        return this.put(
          instance,
          variables.consentGiven === true ? 'walkthrough.accompany-case' : 'walkthrough.look-for-case',
        );
      case 'walkthrough.submit-feedback': {
        const result = await this.job('walkthrough.deliverFeedback', instance.walkthroughId);
        const complete = 'variables' in result && result.variables.feedbackComplete === true;
        return this.put(instance, complete ? 'walkthrough.triage' : 'walkthrough.submit-feedback');
      }
      case 'walkthrough.triage':
        return this.count(instance);
      default:
        expect(variables).toEqual({});
        if (++instance.arrived === 4) await this.put(instance, 'walkthrough.submit-feedback');
    }
  }

  private async count(instance: Instance): Promise<void> {
    const result = await this.job('walkthrough.countOpenProblems', instance.walkthroughId);
    instance.waitsForSignOff = !('variables' in result && result.variables.openProblemCount === 0);
    if (instance.waitsForSignOff) return;
    await this.job('walkthrough.close', instance.walkthroughId);
    instance.ended = true;
  }

  private async put({ key, walkthroughId, walkerId }: Instance, kind: TaskKind): Promise<void> {
    const isOffice = kind === 'walkthrough.triage';
    await this.world.db.userTask.create({
      data: {
        jobKey: String(2_000_000 + ++WalkDriver.keys),
        elementInstanceKey: '',
        processInstanceKey: key,
        processId: 'UnemploymentRegistrationWalkthroughProcess',
        elementId: ELEMENTS[kind] ?? '',
        kind,
        subjectType: 'walkthrough',
        subjectId: walkthroughId,
        caseId: walkthroughId,
        candidateRole: isOffice ? 'STYLE_OFFICE' : null,
        assigneeId: isOffice ? null : walkerId,
        state: 'CREATED',
        createdAt: this.world.clock.now(),
      },
    });
  }
}

const ELEMENTS: Partial<Record<TaskKind, string>> = {
  'walkthrough.prepare': 'Task_PrepareWalkthrough',
  'walkthrough.look-for-case': 'Task_LookForLiveCase',
  'walkthrough.obtain-consent': 'Task_ObtainConsent',
  'walkthrough.accompany-case': 'Task_AccompanyCase',
  'walkthrough.ask-staff': 'Task_AskStaff',
  'walkthrough.interview': 'Task_InterviewCitizens',
  'walkthrough.check-history': 'Task_CheckHistory',
  'walkthrough.talk': 'Task_TalkWithStaff',
  'walkthrough.submit-feedback': 'Task_SubmitFeedback',
  'walkthrough.triage': 'Task_TriageProblems',
};
