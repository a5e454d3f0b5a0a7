import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db.js';
import type { DeployedProcess, EngineCommands } from '../../engine/port.js';
import { projectRoot } from '../../shared/project-root.js';

const LOOKS = 1_500;
const BETWEEN_LOOKS_MS = 20;

/** Every diagram below a folder, named by its path from the project's root, in name order. */
export function readDiagrams(folder = join(projectRoot, 'processes')): { name: string; content: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bpmn'))
    .sort()
    .map((path) => ({
      name: relative(projectRoot, join(folder, path)).split(sep).join('/'),
      content: readFileSync(join(folder, path), 'utf8'),
    }));
}

/**
 * Deploys every diagram of `processes/` in one go (an unchanged one keeps its version) and waits until the projection has
 * kept the definitions. Start the projection first. Throws what the engine refuses, with element and reason.
 */
export async function deployProcesses(
  engine: EngineCommands,
  db: Db,
  diagrams: { name: string; content: string }[] = readDiagrams(),
): Promise<DeployedProcess[]> {
  const deployed = await engine.deployResources(diagrams);
  const keys = deployed.map((one) => one.processDefinitionKey);
  for (let look = 0; look < LOOKS; look++) {
    if ((await db.processDefinition.count({ where: { key: { in: keys } } })) === new Set(keys).size) return deployed;
    await sleep(BETWEEN_LOOKS_MS);
  }
  throw new Error(`Expected the records of definitions ${keys.join(', ')}, but they did not arrive`);
}
