import type { DeploymentProblem } from '../port.js';

/** The first element of a file stands behind the file's name; of a path (`Task_A > extensionElements > …`) the first part has the id. */
const ELEMENT = /^(?:\s*|'.*': )- Element: ([^\s>]+)/;
const REASON = /^\s*- (?:ERROR|WARNING): (.+)/;

/** The elements that a refused deployment names, each with the broker's reason; empty for any other text. */
export function readProblems(text: string): DeploymentProblem[] {
  const problems: DeploymentProblem[] = [];
  let elementId: string | null = null;
  for (const line of text.split('\n')) {
    const element = ELEMENT.exec(line)?.[1];
    if (element !== undefined) {
      elementId = element;
      continue;
    }
    const reason = REASON.exec(line)?.[1];
    if (elementId === null || reason === undefined) continue;
    problems.push({ elementId, reason, message: `Zeebe 不接受“${elementId}”：${reason}` });
  }
  return problems;
}
