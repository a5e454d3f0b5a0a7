import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../shared/project-root.js';

/** An element template as bpmn.io defines it; the browser hands it on as it is. */
export type ElementTemplate = Record<string, unknown> & { id: string; name: string };

/** The closed catalogue of steps: every template of `processes/templates/`, a file holding one or a list, in name order. */
export function findElementTemplates(folder = join(projectRoot, 'processes/templates')): ElementTemplate[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ElementTemplate | ElementTemplate[]);
}
