import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Db } from '../../db.js';
import type { DeployedProcess, EngineCommands } from '../../engine/port.js';
import { newId } from '../../shared/ids.js';
import { projectRoot } from '../../shared/project-root.js';
import { getKeptDefinitions } from './get-kept-definitions.js';

interface DiagramFile {
  name: string;
  content: string;
}

/** Every diagram below a folder, named by its path from the project's root, in name order. */
export function readDiagrams(folder = join(projectRoot, 'processes')): DiagramFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bpmn'))
    .sort()
    .map((path) => ({
      name: relative(projectRoot, join(folder, path)).split(sep).join('/'),
      content: readFileSync(join(folder, path), 'utf8'),
    }));
}

/** A broker takes a deployment of 4 MB with all that it writes about it (each diagram several times), so far less in one. */
const SLICE_BYTES = 512 * 1024;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Deploys the diagrams of `processes/`, some at a time, and waits until the projection has kept the definitions. A file that
 * has not changed since it was last deployed is left alone: what people published or restored since then stays in force.
 * Start the projection first. Throws what the engine refuses, with element and reason.
 */
export async function deployProcesses(
  engine: Pick<EngineCommands, 'deployResources'>,
  db: Db,
  diagrams: DiagramFile[] = readDiagrams(),
): Promise<DeployedProcess[]> {
  const known = await Promise.all(diagrams.map((diagram) => findDeployed(db, diagram)));
  const changed = diagrams.filter((_, index) => known[index] === null);
  const deployed: DeployedProcess[] = [];
  for (const slice of slicesOf(changed)) {
    const answered = await engine.deployResources(slice);
    await keepReleases(db, slice, answered);
    deployed.push(...answered);
  }
  return diagrams.flatMap(
    (diagram, index) => known[index] ?? deployed.filter((one) => one.resourceName === diagram.name),
  );
}

/** In order, as many together as one deployment takes; a diagram calls another by its name, whichever came first. */
function slicesOf(diagrams: readonly DiagramFile[]): DiagramFile[][] {
  const slices: DiagramFile[][] = [];
  let bytes = Infinity;
  for (const diagram of diagrams) {
    const size = Buffer.byteLength(diagram.content);
    if (bytes + size > SLICE_BYTES) {
      slices.push([]);
      bytes = 0;
    }
    slices.at(-1)?.push(diagram);
    bytes += size;
  }
  return slices;
}

/** The version that a file made, unless its content is another one now. */
async function findDeployed(db: Db, { name, content }: DiagramFile): Promise<DeployedProcess | null> {
  const release = await db.processRelease.findFirst({ where: { fileName: name }, orderBy: { version: 'desc' } });
  if (release?.fileSha256 !== sha256(content)) return null;
  const { processId, version } = release;
  const definition = await db.processDefinition.findUnique({
    where: { processId_version: { processId, version } },
    omit: { xml: true },
  });
  return (
    definition && {
      bpmnProcessId: processId,
      version,
      processDefinitionKey: definition.key,
      resourceName: definition.resourceName,
    }
  );
}

/** Remembers which file made which version. A version that a person published keeps its author and its reason. */
async function keepReleases(db: Db, files: DiagramFile[], deployed: DeployedProcess[]): Promise<void> {
  const kept = await getKeptDefinitions(
    db,
    deployed.map((one) => one.processDefinitionKey),
  );
  for (const { processId, version, resourceName, deployedAt } of kept) {
    const file = files.find(({ name }) => name === resourceName);
    if (!file) continue;
    const origin = { fileName: file.name, fileSha256: sha256(file.content) };
    await db.processRelease.upsert({
      where: { processId_version: { processId, version } },
      create: {
        id: newId('release', deployedAt),
        processId,
        version,
        reason: '随系统发布',
        releasedAt: deployedAt,
        ...origin,
      },
      update: origin,
    });
  }
}
