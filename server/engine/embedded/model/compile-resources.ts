import { createHash } from 'node:crypto';
import { EngineRejection } from '../../port.js';
import { compileProcess } from './compile-process.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ProcessModel } from './element-model.js';
import { findStraightLoops } from './find-straight-loops.js';
import { nodes, typeOf } from './moddle-access.js';
import { parseBpmn } from './parse-bpmn.js';
import { validateProcess } from './validate-process.js';

/** A file that may be deployed: every executable process in it is valid. */
export interface CompiledResource {
  name: string;
  content: string;
  checksum: string;
  processes: ProcessModel[];
}

/**
 * Parses and checks the files of one deployment.
 * @throws EngineRejection INVALID_ARGUMENT with one problem for each element that cannot run; then nothing is deployed.
 */
export async function compileResources(resources: { name: string; content: string }[]): Promise<CompiledResource[]> {
  const problems = new DeploymentProblems();
  const compiled: CompiledResource[] = [];
  const seen = new Set<string>();
  if (resources.length === 0) throw new EngineRejection('INVALID_ARGUMENT', 'Expected at least one resource');

  for (const { name, content } of resources) {
    const definitions = await parseBpmn(name, content, problems);
    if (!definitions) continue;
    const executable = nodes(definitions.rootElements).filter(
      (root) => typeOf(root) === 'Process' && root.isExecutable === true,
    );
    if (executable.length === 0)
      problems.add('definitions', 'Must contain at least one executable process', '文件里没有可执行的流程');
    const processes = executable.map((node) => {
      if (seen.has(node.id)) problems.add(node.id, 'Process id is used twice in this deployment', '流程编号重复');
      seen.add(node.id);
      const process = compileProcess(node, problems);
      validateProcess(process, problems);
      return process.model;
    });
    compiled.push({ name, content, checksum: createHash('sha256').update(content).digest('hex'), processes });
  }
  for (const { bpmnProcessId, elementIds } of findStraightLoops(compiled.flatMap(({ processes }) => processes))) {
    problems.add(
      elementIds[0] ?? bpmnProcessId,
      `Must not be part of a loop in which nothing waits: ${elementIds.join(' > ')}`,
      `流程会在这里无休止地循环，中间没有任何需要等待的环节：${elementIds.join(' → ')}`,
    );
  }
  if (problems.list.length) {
    const text = problems.list.map((problem) => `- Element: ${problem.elementId}\n    ${problem.reason}`).join('\n');
    throw new EngineRejection('INVALID_ARGUMENT', `Expected to deploy, but:\n${text}`, problems.list);
  }
  return compiled;
}
