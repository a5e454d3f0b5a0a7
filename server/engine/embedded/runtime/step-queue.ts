/** What is still to be done inside one command: first in, first out, as Zeebe's follow-up commands are. */
export class StepQueue {
  private steps: (() => void)[] = [];

  add(step: () => void): void {
    this.steps.push(step);
  }

  /** Runs until nothing is left; steps add further ones. */
  drain(): void {
    for (let index = 0; index < this.steps.length; index++) this.steps[index]?.();
    this.steps = [];
  }

  clear(): void {
    this.steps = [];
  }
}
