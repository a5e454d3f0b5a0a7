import type { JsonObject } from '../runtime/json.js';

interface Waiting {
  /** Variables asked for; absent: all. */
  names: string[] | undefined;
  answer: (variables: JsonObject) => void;
}

/**
 * Who waits for the result of a process instance. It is a matter of the caller's connection, as in Zeebe: after a restart
 * nobody waits any more. An answer goes out only when the completion is durable.
 */
export class ProcessResults {
  private readonly waiting = new Map<number, Waiting>();
  private completed = new Map<number, JsonObject>();

  expect(processInstance: number, names: string[] | undefined): Promise<JsonObject> {
    return new Promise((answer) => this.waiting.set(processInstance, { names, answer }));
  }

  forget(processInstance: number): void {
    this.waiting.delete(processInstance);
  }

  isAwaited(processInstance: number): boolean {
    return this.waiting.size > 0 && this.waiting.has(processInstance);
  }

  /** Notes the variables of an instance that completes in the unit of work in hand. */
  note(processInstance: number, variables: JsonObject): void {
    this.completed.set(processInstance, variables);
  }

  /** What completed in the transaction that was just committed; to be answered when that is durable. */
  takeCompleted(): () => void {
    if (this.completed.size === 0) return () => undefined;
    const { completed } = this;
    this.completed = new Map();
    return () => {
      for (const [key, variables] of completed) this.answer(key, variables);
    };
  }

  /** The transaction was rolled back: nothing completed. */
  rolledBack(): void {
    this.completed.clear();
  }

  private answer(key: number, variables: JsonObject): void {
    const waiting = this.waiting.get(key);
    if (!waiting) return;
    this.waiting.delete(key);
    const { names } = waiting;
    const wanted = Object.entries(variables).filter(([name]) => !names?.length || names.includes(name));
    waiting.answer(Object.fromEntries(wanted));
  }
}
