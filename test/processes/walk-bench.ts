import { TASK_KINDS, START_MESSAGES, type ProcessId, type TaskKind } from '../../processes/contract.js';
import { QUESTIONS } from '../../server/features/walkthroughs/step-plan.js';
import { EngineBench, openEngine } from './engine-bench.js';
import { LoopOffice } from './loop-office.js';

/** What a walker answers to every question that he meets. */
export type Answers = Readonly<Record<string, boolean>>;
const CONSENT = 'walkthrough.obtain-consent';

/** Diagrams of walkthroughs on one embedded engine. */
export class WalkBench extends EngineBench<LoopOffice> {
  static async open(files: readonly string[]): Promise<WalkBench> {
    return new WalkBench(await openEngine(files.map((file) => `walkthroughs/${file}`)), new LoopOffice());
  }

  async assign(processId: string, id: string, angle: string): Promise<void> {
    const message = START_MESSAGES[processId as ProcessId];
    if (!message) throw new Error(`Nothing starts ${processId}`);
    this.office.angles.set(id, angle);
    await this.send(message, id);
  }

  /** Instances of every process that carry this walk. */
  carriers(id: string): string[] {
    return [...this.view.instances.entries()]
      .filter(([key]) => this.view.variable(key, 'walkthroughId') === id)
      .map(([key]) => key);
  }

  openTasks(id: string) {
    const carriers = this.carriers(id);
    return [...this.view.tasks.values()].filter(({ processInstanceKey }) => carriers.includes(processInstanceKey));
  }

  openKinds = (id: string): string[] => this.openTasks(id).map(({ kind }) => kind);

  position = (id: string): string[] => this.carriers(id).flatMap((key) => this.view.position(key));

  /** Ends the first open task as its command would; answers its kind, null when nothing is open. */
  async step(id: string, answers: Answers): Promise<string | null> {
    const [task] = this.openTasks(id);
    if (!task) return null;
    const { decision } = TASK_KINDS[task.kind as TaskKind];
    const asks = QUESTIONS.includes(task.kind) || task.kind === CONSENT;
    const answer = asks ? (answers[task.kind] ?? true) : undefined;
    await this.complete(task, decision && answer !== undefined ? { [decision.variable]: answer } : {});
    return task.kind;
  }

  /** Walks to the end, or until a task of this kind is open; answers the kinds that were done, in order. */
  async walk(id: string, answers: Answers, until?: string): Promise<string[]> {
    const done: string[] = [];
    while (!(until && this.openKinds(id).includes(until))) {
      const kind = await this.step(id, answers);
      if (kind === null) break;
      done.push(kind);
      if (done.length > 40) throw new Error(`${id} does not come to its end: ${done.join(', ')}`);
    }
    return done;
  }
}
