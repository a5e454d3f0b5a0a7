import { compileEvent } from './compile-event.js';
import { compileJob, compileListeners, compileUserTask } from './compile-job.js';
import { connectElements, type CompiledFlow } from './connect-elements.js';
import { linkCompensation } from './link-compensation.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel, ElementType, MultiInstanceModel, ProcessModel } from './element-model.js';
import { body, extension, nodes, text, typeOf, type ModdleNode } from './moddle-access.js';
import { IGNORED_ELEMENTS, REFUSED_NAMES, SUPPORTED_ELEMENTS } from './supported-elements.js';

/** The elements of one process with the XML nodes they came from; the validator looks at both. */
export interface CompiledProcess {
  model: ProcessModel;
  sources: ModdleNode[];
  flows: CompiledFlow[];
}

const PLAIN_NAME = /^=\s*([\p{L}_][\p{L}\p{N}_]*)\s*$/u;
const FEEL_WORDS = new Set(['true', 'false', 'null']);

/** Turns one `bpmn:process` into its executable form. What it cannot express is added to `problems`. */
export function compileProcess(process: ModdleNode, problems: DeploymentProblems): CompiledProcess {
  const elements: ElementModel[] = [];
  const sources: ModdleNode[] = [];
  const byNode = new Map<ModdleNode, ElementModel>();

  const add = (node: ModdleNode, type: ElementType, scope: number): ElementModel => {
    const io = extension(node, 'IoMapping');
    const mappings = (value: unknown) =>
      nodes(value).map((item) => ({ source: String(item.source ?? ''), target: String(item.target ?? '') }));
    const element: ElementModel = {
      index: elements.length,
      id: node.id,
      type,
      scope,
      outgoing: [],
      defaultFlow: (node.default as ModdleNode | undefined)?.id ?? null,
      incoming: [],
      event: 'NONE',
      inputs: mappings(io?.inputParameters),
      outputs: mappings(io?.outputParameters),
      interrupting: true,
      boundary: [],
      eventSubProcessStarts: [],
      start: null,
      gatewayEvents: [],
      afterEventGateway: false,
    };
    elements.push(element);
    sources.push(node);
    byNode.set(node, element);
    return element;
  };

  const addChildren = (container: ModdleNode, scope: number): void => {
    for (const node of nodes(container.flowElements)) {
      const name = typeOf(node);
      if (IGNORED_ELEMENTS.has(name)) continue;
      const known = SUPPORTED_ELEMENTS[name];
      if (!known) {
        problems.unsupported(node.id, name, REFUSED_NAMES[name] ?? name);
        continue;
      }
      const type = known === 'SUB_PROCESS' && node.triggeredByEvent === true ? 'EVENT_SUB_PROCESS' : known;
      const element = add(node, type, scope);
      describe(node, element, problems);
      if (known === 'SUB_PROCESS') addChildren(node, element.index);
    }
  };

  add(process, 'PROCESS', -1);
  addChildren(process, 0);
  const graph = { elements, sources, byNode };
  const flows = connectElements(graph);
  const hasCompensation = linkCompensation(graph);
  const model: ProcessModel = {
    bpmnProcessId: process.id,
    elements,
    ...(hasCompensation && { hasCompensation: true as const }),
  };
  return { model, sources, flows };
}

function describe(node: ModdleNode, element: ElementModel, problems: DeploymentProblems): void {
  compileEvent(node, element, problems);
  compileJob(node, element);
  compileListeners(node, element);
  if (element.type === 'USER_TASK') {
    element.userTask = compileUserTask(node);
    if (extension(node, 'UserTask')) element.isNativeUserTask = true;
  }
  const called = extension(node, 'CalledElement');
  if (element.type === 'CALL_ACTIVITY' && called) {
    element.called = {
      processId: text(called.processId) ?? text(called.processIdExpression) ?? '',
      propagateAllChildVariables: called.propagateAllChildVariables !== false,
      propagateAllParentVariables: called.propagateAllParentVariables !== false,
    };
  }
  const loop = node.loopCharacteristics as ModdleNode | undefined;
  if (loop && typeOf(loop) === 'MultiInstanceLoopCharacteristics') element.multiInstance = compileLoop(loop);
}

function compileLoop(loop: ModdleNode): MultiInstanceModel {
  const settings = extension(loop, 'LoopCharacteristics');
  const outputElement = text(settings?.outputElement);
  const plain = outputElement ? PLAIN_NAME.exec(outputElement)?.[1] : undefined;
  return {
    sequential: loop.isSequential === true,
    inputCollection: text(settings?.inputCollection) ?? '',
    inputElement: text(settings?.inputElement),
    outputCollection: text(settings?.outputCollection),
    outputElement,
    outputElementVariable: plain && !FEEL_WORDS.has(plain) ? plain : null,
    completionCondition: body(loop.completionCondition),
  };
}
