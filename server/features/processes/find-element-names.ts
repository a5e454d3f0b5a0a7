import type { Db } from '../../db.js';
import { elementNames } from './diagram-names.js';

/** Names of the elements of some processes in their newest diagrams, by `<process id>:<element id>`. */
export async function findElementNames(db: Db, processIds: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const processId of processIds) {
    const definition = await db.processDefinition.findFirst({
      where: { processId },
      orderBy: { version: 'desc' },
      select: { xml: true },
    });
    if (definition) for (const [id, name] of elementNames(definition.xml)) names.set(`${processId}:${id}`, name);
  }
  return names;
}
