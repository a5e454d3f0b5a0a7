import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LabCase } from '../contract/trace-lab.js';
import { recorded } from '../contract/trace-lab.js';
import { ScriptError, type ScriptStep } from '../contract/trace.js';

/** What a case file may hold: a case (`name`, `files`, `script`), or a recorded trace (`case`, `steps` that carry their script). */
interface CaseFile {
  name?: string;
  case?: string;
  startsAt?: string;
  files?: (string | { name: string; xml?: string; content?: string })[];
  script?: ScriptStep[];
  steps?: { step: ScriptStep }[];
}

/**
 * Reads a case somebody brings. Models are inside the file (`xml` or `content`), named by a path beside it, or, for a recorded
 * trace, `<case>.bpmn` beside it or in `../models`.
 * @throws ScriptError when there is no model or no script
 */
export function readCaseFile(path: string): LabCase {
  const file = JSON.parse(readFileSync(path, 'utf8')) as CaseFile;
  const name = file.name ?? file.case ?? basename(path, '.json');
  const script = file.script ?? file.steps?.map(({ step }) => step);
  if (!script) throw new ScriptError(`${path} has neither a script nor steps`);
  const startsAt = file.startsAt ? { startsAt: Date.parse(file.startsAt) } : {};
  return { name, files: filesOf(file, name, dirname(path)), next: recorded(script), ...startsAt };
}

function filesOf(file: CaseFile, name: string, folder: string): LabCase['files'] {
  if (file.files && file.files.length > 0)
    return file.files.map((one) => {
      if (typeof one === 'string') return { name: basename(one), content: readFileSync(join(folder, one), 'utf8') };
      return { name: one.name, content: one.content ?? one.xml ?? readFileSync(join(folder, one.name), 'utf8') };
    });
  const places = [
    `${name}.bpmn`,
    join('models', `${name}.bpmn`),
    join('..', 'models', `${name}.bpmn`),
    join('..', '..', 'models', `${name}.bpmn`),
  ];
  const model = places.map((place) => join(folder, place)).find((place) => existsSync(place));
  if (!model) throw new ScriptError(`no model for ${name}: neither in the file nor as ${places.join(', ')}`);
  return [{ name: `${name}.bpmn`, content: readFileSync(model, 'utf8') }];
}
