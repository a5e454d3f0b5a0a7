import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle, type ModdleNode } from 'bpmn-moddle';
import { checkSchema } from './check-schema.js';
import { DeploymentProblems } from './deployment-problems.js';

const zeebe: unknown = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('zeebe-bpmn-moddle/resources/zeebe.json'), 'utf8'),
);

/** The id of a node, or of the nearest one around it that has one. */
function nearestId(node: ModdleNode | undefined): string | undefined {
  for (let at = node; at; at = at.$parent) if (at.id) return at.id;
  return undefined;
}

/**
 * Reads BPMN XML. Malformed XML becomes a problem of the resource, and nothing is returned; what cannot be resolved is a problem
 * of the element, and the rest is looked at all the same.
 */
export async function parseBpmn(name: string, xml: string, problems: DeploymentProblems): Promise<ModdleNode | null> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
    // A shape without its element only spoils the picture; anything else would change what runs.
    const serious = warnings.filter(
      ({ message, element }) =>
        /unresolved reference|duplicate ID|unparsable/i.test(message) && !element?.$type.startsWith('bpmndi:'),
    );
    for (const warning of serious) {
      const element = nearestId(warning.element) ?? name;
      problems.add(element, warning.message, `流程图文件有误：${element} 的引用找不到，或编号重复`);
    }
    checkSchema(xml, problems);
    return rootElement;
  } catch (error) {
    problems.add(name, `Not readable as BPMN: ${(error as Error).message}`, '文件不是有效的 BPMN 流程图');
    return null;
  }
}
