import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnElement } from './bpmn-element.js';

const zeebeDescriptor = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;

/**
 * Parses BPMN with Zeebe's extensions into `bpmn:Definitions`.
 * @throws Error when the text is no BPMN; what could be read with doubts is listed in `warnings`
 */
export async function parseProcess(xml: string): Promise<{ definitions: BpmnElement; warnings: string[] }> {
  const moddle = new BpmnModdle({ zeebe: zeebeDescriptor });
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return {
    definitions: rootElement as unknown as BpmnElement,
    warnings: warnings.map((warning: { message?: string }) => warning.message ?? String(warning)),
  };
}
