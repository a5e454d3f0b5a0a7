import { flowElementsBelow, type BpmnElement } from '../../../processes/lint/bpmn-element.js';
import { parseProcess } from '../../../processes/lint/parse-process.js';
import { invalidArgument } from '../../shared/app-error.js';
import { nameOfElement } from './name-of-element.js';

export interface Diagram {
  processId: string;
  name: string;
  definitions: BpmnElement;
  /** Every element of the process by its id, as people call it. */
  names: Map<string, string>;
}

/**
 * The one process of a file. INVALID_ARGUMENT when the text is no BPMN or does not hold exactly one process: a release is
 * one version of one process.
 */
export async function readDiagram(xml: string): Promise<Diagram> {
  const parsed = await parseProcess(xml).catch((error: unknown) => {
    throw invalidArgument(`Expected BPMN: ${String(error)}`, '这不是可读的 BPMN 文件');
  });
  const { definitions } = parsed;
  const processes = (definitions.rootElements ?? []).filter((element) => element.$type === 'bpmn:Process');
  const [process] = processes;
  if (!process?.id || processes.length > 1)
    throw invalidArgument(
      `Expected one process, got ${processes.length}`,
      `一个文件须恰好有一个流程，这里有 ${processes.length} 个`,
    );
  const names = new Map<string, string>(
    [process, ...flowElementsBelow(process)].flatMap((element) =>
      element.id ? [[element.id, nameOfElement(element)] as const] : [],
    ),
  );
  return { processId: process.id, name: oneLine(process.name ?? '') || process.id, definitions, names };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
