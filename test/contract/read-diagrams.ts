import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BpmnElement } from '../../processes/lint/bpmn-element.js';
import { flowElementsBelow } from '../../processes/lint/bpmn-element.js';
import { parseProcess } from '../../processes/lint/parse-process.js';
import { projectRoot } from '../../server/shared/project-root.js';

export interface Diagram {
  /** Path below processes/. */
  file: string;
  xml: string;
  definitions: BpmnElement;
  process: BpmnElement;
  /** Flow elements at every depth, sequence flows included. */
  elements: BpmnElement[];
}

const folder = join(projectRoot, 'processes');

/** Paths of all diagrams below processes/. */
export const diagramFiles = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bpmn'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

export async function readDiagram(file: string): Promise<Diagram> {
  const xml = readFileSync(join(folder, file), 'utf8');
  const { definitions } = await parseProcess(xml);
  const process = definitions.rootElements?.find((root) => root.$type === 'bpmn:Process');
  if (!process) throw new Error(`${file} has no process`);
  return { file, xml, definitions, process, elements: flowElementsBelow(process) };
}

export const readDiagrams = (): Promise<Diagram[]> => Promise.all(diagramFiles().map(readDiagram));
