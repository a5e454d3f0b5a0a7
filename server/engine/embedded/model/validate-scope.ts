import type { CompiledProcess } from './compile-process.js';
import { DeploymentProblems } from './deployment-problems.js';
import type { ElementModel } from './element-model.js';
import { nodes, type ModdleNode } from './moddle-access.js';
import { validateLinks } from './validate-thrown-event.js';

/** Start events of processes, subprocesses and event subprocesses. */
export function validateScope(element: ElementModel, process: CompiledProcess, problems: DeploymentProblems): void {
  if (!['PROCESS', 'SUB_PROCESS', 'EVENT_SUB_PROCESS'].includes(element.type)) return;
  const starts = process.model.elements.filter((e) => e.scope === element.index && e.type === 'START_EVENT');
  validateLinks(element, process.model, problems);
  const none = starts.filter((start) => start.event === 'NONE');
  if (starts.length === 0) {
    problems.add(element.id, 'Must have at least one start event', '缺少开始事件');
    return;
  }
  if (none.length > 1)
    problems.add(element.id, 'Must have only one none start event', '只能有一个无触发条件的开始事件');

  if (element.type === 'SUB_PROCESS' && (none.length !== 1 || starts.length !== 1)) {
    problems.add(element.id, 'Must have exactly one none start event', '子流程必须有且只有一个无触发条件的开始事件');
  }
  if (element.type === 'PROCESS') {
    const isRepeated = (names: string[]) => new Set(names).size !== names.length;
    const repeated = repeatedMessage(starts, process);
    if (repeated) {
      problems.add(repeated, 'Start events must not share a message', '多个开始事件不能使用同一条消息');
    }
    if (isRepeated(starts.flatMap((start) => start.signal ?? []))) {
      problems.add(element.id, 'Start events must not share a signal', '多个开始事件不能使用同一个信号');
    }
  }
  if (element.type === 'EVENT_SUB_PROCESS') {
    const [start] = starts;
    if (starts.length !== 1)
      problems.add(element.id, 'Must have exactly one start event', '事件子流程只能有一个开始事件');
    else if (start && (start.event === 'NONE' || start.event === 'COMPENSATION')) {
      problems.add(
        element.id,
        'Start event of an event subprocess needs a trigger',
        '事件子流程的开始事件要有触发条件',
      );
    } else if (start && start.event === 'ERROR' && !start.interrupting) {
      problems.add(start.id, 'An error start event must interrupt', '错误开始事件必须是中断型');
    }
    if (element.incoming.length || element.outgoing.length) {
      problems.add(element.id, 'An event subprocess must not be connected', '事件子流程不能连线');
    }
    if (element.multiInstance)
      problems.unsupported(element.id, 'multi-instance event subprocess', '多实例的事件子流程');
  }
}

/** Id of a message that two start events of a process share. */
function repeatedMessage(starts: ElementModel[], { sources }: CompiledProcess): string | undefined {
  const seen = new Set<string>();
  for (const { message, index } of starts) {
    if (!message) continue;
    const definition = nodes(sources[index]?.eventDefinitions)[0];
    if (seen.has(message.name)) return (definition?.messageRef as ModdleNode | undefined)?.id;
    seen.add(message.name);
  }
  return undefined;
}
