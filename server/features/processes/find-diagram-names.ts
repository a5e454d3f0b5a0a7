import type { Db, Tx } from '../../db.js';
import { elementNames } from './diagram-names.js';

/** Name of the process and of its elements in the very version, by definition key. */
export async function findDiagramNames(
  db: Db | Tx,
  definitionKeys: readonly string[],
): Promise<Map<string, { name: string; elements: Map<string, string> }>> {
  const definitions = await db.processDefinition.findMany({
    where: { key: { in: [...new Set(definitionKeys)] } },
    select: { key: true, name: true, xml: true },
  });
  return new Map(definitions.map(({ key, name, xml }) => [key, { name, elements: elementNames(xml) }]));
}
