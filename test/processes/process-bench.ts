import { PROCESS_IDS, START_MESSAGES, type MessageName, type ProcessId } from '../../processes/contract.js';
import { EngineBench, openEngine, type OpenedEngine } from './engine-bench.js';
import type { OpenTask } from './record-view.js';
import { ScriptedOffice, type ItemKey, type ScriptedItem } from './scripted-office.js';

const ITEM_HANDLING = 'shared/item-handling.bpmn';

interface BenchDiagram {
  file: string;
  processId: string;
}
const UNEMPLOYMENT: BenchDiagram = {
  file: 'one-things/unemployment.bpmn',
  processId: PROCESS_IDS.unemploymentOneThing,
};

type Decision = 'GRANT' | 'REFUSE' | 'CORRECT' | 'SUSPEND' | 'RETURN';

/** A “一件事” (失业 unless said otherwise) and its parts on the embedded engine; `beside` are deployed, too. */
export class ProcessBench extends EngineBench<ScriptedOffice> {
  #processId: string;

  private constructor(opened: OpenedEngine, processId: string) {
    super(opened, new ScriptedOffice());
    this.#processId = processId;
  }

  static async open(diagram: BenchDiagram = UNEMPLOYMENT, beside: readonly BenchDiagram[] = []): Promise<ProcessBench> {
    const files = [diagram, ...beside].map(({ file }) => file);
    return new ProcessBench(await openEngine([...new Set(files), ITEM_HANDLING]), diagram.processId);
  }

  /** From now on it speaks to this “一件事”, one of those that are deployed. */
  turnTo({ processId }: BenchDiagram): void {
    this.#processId = processId;
  }

  get #start(): MessageName {
    const start = START_MESSAGES[this.#processId as ProcessId];
    if (!start) throw new Error(`${this.#processId} has no start message`);
    return start;
  }

  /** Submits an application with chosen items and works until everybody waits. */
  async submit(applicationId: string, chosen: ItemKey[]): Promise<void> {
    this.office.chosen.set(applicationId, chosen);
    await this.publish(this.#start, applicationId);
    await this.settle();
  }

  /** Submits and accepts: every chosen part is with its unit. */
  async accept(applicationId: string, chosen: ItemKey[]): Promise<void> {
    await this.submit(applicationId, chosen);
    await this.complete(this.precheckTask(applicationId), { precheckResult: 'COMPLETE' });
  }

  applicationInstances(applicationId: string): string[] {
    return this.view.instancesOf(this.#processId, 'applicationId', applicationId);
  }

  itemInstances(item: ScriptedItem): string[] {
    return this.view.instancesOf(PROCESS_IDS.itemHandling, 'itemId', item.id);
  }

  precheckTask(applicationId: string): OpenTask {
    const task = this.taskIn(this.applicationInstances(applicationId), 'application.precheck');
    if (!task) throw new Error(`${applicationId} is not being prechecked`);
    return task;
  }

  /** The open task of a part, whatever its kind; undefined while the part waits, or after its end. */
  taskOf(item: ScriptedItem): OpenTask | undefined {
    const instances = this.itemInstances(item);
    return this.taskIn(instances, 'item.handle') ?? this.taskIn(instances, 'item.assign-unit');
  }

  /** Where the newest instance of a part stands. */
  positionOf(item: ScriptedItem): string[] {
    const instance = this.itemInstances(item).at(-1);
    return instance === undefined ? [] : this.view.position(instance);
  }

  positionOfApplication(applicationId: string): string[] {
    const instance = this.applicationInstances(applicationId).at(-1);
    return instance === undefined ? [] : this.view.position(instance);
  }

  /** An official decides, as the command would: the row first, then the task. */
  async decide(item: ScriptedItem, decision: Decision): Promise<void> {
    await this.decideTogether([item], () => decision);
  }

  /** Several officials decide before anything else happens. */
  async decideTogether(items: readonly ScriptedItem[], decisionOf: (item: ScriptedItem) => Decision): Promise<void> {
    for (const item of items) {
      const decision = decisionOf(item);
      const task = this.taskOf(item);
      if (task?.kind !== 'item.handle') throw new Error(`${item.id} is not being handled`);
      if (decision === 'GRANT') item.outcome = 'GRANTED';
      if (decision === 'REFUSE') item.outcome = 'REFUSED';
      if (decision === 'RETURN' && item.unitId) item.returnedBy.add(item.unitId);
      await this.engine.completeJob({ jobKey: task.jobKey, variables: { decision } });
    }
    await this.settle();
  }

  async assignUnit(item: ScriptedItem, unitId: string): Promise<void> {
    const task = this.taskOf(item);
    if (task?.kind !== 'item.assign-unit') throw new Error(`${item.id} does not wait for a unit`);
    item.unitId = unitId;
    await this.complete(task, { unitId });
  }

  /** The latest id of a wait: `cor` (subject: application or item), `sus`, `inv`. */
  latest(kind: 'cor' | 'sus' | 'inv', subject: string): string {
    const id = this.office.latest.get(`${kind} ${subject}`);
    if (!id) throw new Error(`${subject} has no ${kind}`);
    return id;
  }
}
