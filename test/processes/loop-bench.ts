import { PROCESS_IDS, SUBJECTS, TASK_KINDS, type ProcessId, type TaskKind } from '../../processes/contract.js';
import { EngineBench, openEngine } from './engine-bench.js';
import { LoopOffice } from './loop-office.js';
import type { OpenTask } from './record-view.js';

const DIAGRAMS = [
  'loops/rectification.bpmn',
  'loops/negative-rating.bpmn',
  'loops/supervision.bpmn',
  'walkthroughs/unemployment-registration.bpmn',
];

export type LoopSubject = 'rectification' | 'negative-rating' | 'supervision' | 'walkthrough';
const PROCESS_OF: Record<LoopSubject, ProcessId> = {
  rectification: PROCESS_IDS.rectification,
  'negative-rating': PROCESS_IDS.negativeRating,
  supervision: PROCESS_IDS.supervision,
  walkthrough: PROCESS_IDS.unemploymentRegistrationWalkthrough,
};

/** The four diagrams of the closed loop on the embedded engine. */
export class LoopBench extends EngineBench<LoopOffice> {
  static async open(spoil?: (xml: string) => string): Promise<LoopBench> {
    return new LoopBench(await openEngine(DIAGRAMS, spoil), new LoopOffice());
  }

  /** Instances of a case, oldest first: a case that came back has several. */
  instances(subject: LoopSubject, id: string): string[] {
    return this.view.instancesOf(PROCESS_OF[subject], SUBJECTS[subject].id, id);
  }

  /** Where the newest instance of a case stands. */
  position(subject: LoopSubject, id: string): string[] {
    const instance = this.instances(subject, id).at(-1);
    return instance === undefined ? [] : this.view.position(instance);
  }

  variable(subject: LoopSubject, id: string, name: string): unknown {
    return this.view.variable(this.instances(subject, id).at(-1) ?? '', name);
  }

  /** Kinds of the open tasks of a case, sorted. */
  openKinds(subject: LoopSubject, id: string): string[] {
    const instances = this.instances(subject, id);
    return [...this.view.tasks.values()]
      .filter((task) => instances.includes(task.processInstanceKey))
      .map(({ kind }) => kind)
      .sort();
  }

  task(kind: TaskKind, id: string): OpenTask {
    const subject = TASK_KINDS[kind].subject as LoopSubject;
    const task = this.taskIn(this.instances(subject, id), kind);
    if (!task) throw new Error(`${id} has no open task ${kind}, it stands on ${this.position(subject, id).join(', ')}`);
    return task;
  }

  /** Somebody ends the task of a case, as the command would. */
  act(kind: TaskKind, id: string, variables: Record<string, unknown> = {}): Promise<void> {
    return this.complete(this.task(kind, id), variables);
  }

  /** Repairs an incident as an administrator would: sets a variable of the case and resolves. */
  async repair(subject: LoopSubject, id: string, variables: Record<string, unknown>): Promise<void> {
    const [incidentKey] = this.view.incidents.keys();
    const elementInstanceKey = this.instances(subject, id).at(-1);
    if (!incidentKey || !elementInstanceKey) throw new Error(`${id} has no incident`);
    await this.engine.setVariables({ elementInstanceKey, variables });
    await this.engine.resolveIncident(incidentKey);
    await this.settle();
  }
}
