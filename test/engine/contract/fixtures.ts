import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/shared/project-root.js';
import type { Trace } from './trace.js';

const folder = join(projectRoot, 'test', 'engine', 'contract');

const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
const names = (sub: string, extension: string): string[] =>
  readdirSync(join(folder, sub))
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();

/** The small models, one for each rule, and what a Zeebe 8.5.8 broker did with them. */
export const modelNames = (): string[] => names('models', '.bpmn');
export const traceNames = (): string[] => names('golden', '.json');
export const readModel = (name: string) => ({ name: `${name}.bpmn`, content: read('models', `${name}.bpmn`) });
export const goldenFile = (name: string): string => join(folder, 'golden', `${name}.json`);
export const readTrace = (name: string): Trace => JSON.parse(read('golden', `${name}.json`)) as Trace;

const PROCESS_FILES: [prefix: string, files: string[]][] = [
  ['item-', ['shared/item-handling.bpmn']],
  ['unemployment-', ['shared/item-handling.bpmn', 'one-things/unemployment.bpmn']],
  ['rectification-', ['loops/rectification.bpmn']],
  ['negative-rating-', ['loops/rectification.bpmn', 'loops/negative-rating.bpmn']],
  ['supervision-', ['loops/supervision.bpmn']],
  ['walkthrough-', ['walkthroughs/unemployment-registration.bpmn']],
];

/** The reference processes and what the broker did with them. */
export const processTraceNames = (): string[] => names('processes/golden', '.json');
export const processGoldenFile = (name: string): string => join(folder, 'processes', 'golden', `${name}.json`);
export const readProcessTrace = (name: string): Trace =>
  JSON.parse(read('processes', 'golden', `${name}.json`)) as Trace;
export function readProcessModels(traceName: string) {
  const files = PROCESS_FILES.find(([prefix]) => traceName.startsWith(prefix))?.[1] ?? [];
  return files.map((file) => ({ name: file, content: read('processes', file) }));
}
