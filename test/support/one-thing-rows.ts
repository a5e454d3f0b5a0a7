import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowElementsBelow, inputsOf, isActivity, type BpmnElement } from '../../processes/lint/bpmn-element.js';
import { parseProcess } from '../../processes/lint/parse-process.js';
import { readCatalogue } from '../../server/features/catalogue/read-catalogue.js';
import { projectRoot } from '../../server/shared/project-root.js';

const FOLDER = 'one-things';

export interface OneThingDiagram {
  oneThingId: string;
  processId: string;
  /** Path below processes/. */
  file: string;
  elements: BpmnElement[];
  /** For each row: the key of its item in `items`, in the order of the file; an item that two nodes handle comes twice. */
  rows: string[];
  /** Names of those rows. */
  names: Record<string, string>;
}

/** The diagrams of the open one-things, in the documents' order. */
export async function readOneThingDiagrams(): Promise<OneThingDiagram[]> {
  const diagrams = await Promise.all(
    readdirSync(join(projectRoot, 'processes', FOLDER)).map(async (name) => {
      const file = `${FOLDER}/${name}`;
      const { definitions } = await parseProcess(readFileSync(join(projectRoot, 'processes', file), 'utf8'));
      const process = definitions.rootElements?.find((root) => root.$type === 'bpmn:Process');
      if (!process?.id) throw new Error(`${file} has no process`);
      return { file, processId: process.id, elements: flowElementsBelow(process) };
    }),
  );
  const { oneThings, place } = readCatalogue();
  return oneThings.flatMap(({ id }) => {
    const diagram = diagrams.find(({ processId }) => processId === place.one_things[id]?.process_id);
    return diagram
      ? [{ oneThingId: id, ...diagram, rows: rowsOf(diagram.elements), names: namesOf(diagram.elements) }]
      : [];
  });
}

/** Items by the activities that handle them. Automatic handling and the review by a person that follows it are one row. */
export const rowsOf = (elements: readonly BpmnElement[]): string[] =>
  elements
    .filter((element) => isActivity(element) && !isReview(element))
    .flatMap((element) => inputsOf(element))
    .flatMap(({ source, target }) => (target === 'itemId' && source?.startsWith('=items.') ? [source.slice(7)] : []));

const namesOf = (elements: readonly BpmnElement[]): Record<string, string> =>
  Object.fromEntries(elements.flatMap((element) => rowsOf([element]).map((key) => [key, element.name ?? ''])));

const isReview = (element: BpmnElement) =>
  inputsOf(element).some(({ source, target }) => target === 'manualOnly' && source === '=true');
