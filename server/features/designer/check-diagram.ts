import type { DesignProblem } from '../../api/designer.js';
import { lintProcess } from '../../../processes/lint/lint-process.js';
import { invalidArgument } from '../../shared/app-error.js';
import { readDiagram } from './read-diagram.js';

/** `缺少名称（Element is missing label/name）`: what others' rules say in English stands at the end in brackets. */
const ENGLISH_TAIL = /^(.*?)（([^（）]*[A-Za-z][^\u4e00-\u9fff]*)）$/s;

/** What is wrong with a diagram: the same lint that publishing enforces, with elements by their names. */
export async function checkDiagram(xml: string): Promise<DesignProblem[]> {
  const found = await lintProcess(xml);
  if (found.length === 0) return [];
  const names = await readDiagram(xml).then(
    (diagram) => diagram.names,
    () => new Map<string, string>(),
  );
  return found.map(({ elementId, rule, category, message }) => {
    const [, chinese, english] = ENGLISH_TAIL.exec(message) ?? [];
    return {
      elementId: elementId || null,
      rule,
      category,
      message: chinese ?? message,
      elementName: elementId ? (names.get(elementId) ?? elementId) : null,
      ...(english !== undefined && { detail: english }),
    };
  });
}

export const errorsOf = (problems: readonly DesignProblem[]) =>
  problems.filter((problem) => problem.category === 'error');

/** One sentence that names the first element, with the number of the others: `“受理”：缺少名称（共 3 处）`. */
export function sentenceOfProblems(problems: readonly DesignProblem[]): string {
  const [first] = problems;
  if (!first) return '';
  const where = first.elementName ? `“${first.elementName}”：` : '';
  return `${where}${first.message}${problems.length > 1 ? `（共 ${problems.length} 处）` : ''}`;
}

/** INVALID_ARGUMENT with every error in `details.problems` unless the diagram may be published. */
export async function requireSoundDiagram(xml: string, verb: string): Promise<void> {
  const errors = errorsOf(await checkDiagram(xml));
  if (errors.length > 0)
    throw invalidArgument(
      `Expected a diagram without errors, found ${errors.length}`,
      `流程图有错误，不能${verb}。${sentenceOfProblems(errors)}`,
      {
        problems: errors,
      },
    );
}
