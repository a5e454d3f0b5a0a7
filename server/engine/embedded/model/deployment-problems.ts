import type { DeploymentProblem } from '../../port.js';

/** Collects why a diagram cannot run. Every reason names the element, in English for the log and Chinese for the designer. */
export class DeploymentProblems {
  readonly list: DeploymentProblem[] = [];

  /** @param id of the element; what has none is told of the file as a whole */
  add(id: string | undefined, reason: string, message: string): void {
    const elementId = id ?? 'definitions';
    if (this.list.some((problem) => problem.elementId === elementId && problem.reason === reason)) return;
    this.list.push({ elementId, reason, message });
  }

  unsupported(elementId: string, what: string, chinese: string): void {
    this.add(elementId, `Element type '${what}' is not supported`, `暂不支持“${chinese}”，请换用其他元素`);
  }
}
