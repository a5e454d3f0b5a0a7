import { extension, inputsOf, isActivity, outputsOf, type RuleFactory } from '../bpmn-element.js';
import { feelNames } from '../feel-names.js';

/**
 * What the instances of a parallel multi-instance write must be declared local (an input of the same name), or it spreads to
 * the process where the instances overwrite each other (Zeebe facts 12 and 30).
 */
export const parallelOutputIsLocal: RuleFactory = () => ({
  check(element, reporter) {
    const loop = element.loopCharacteristics;
    if (!isActivity(element) || !loop || loop.isSequential) return;
    const { inputElement, outputElement } = extension(loop, 'zeebe:LoopCharacteristics') ?? {};
    const local = new Set([inputElement, 'loopCounter', ...inputsOf(element).map(({ target }) => target)]);
    const written = new Set([...outputsOf(element).map(({ target }) => target ?? ''), ...feelNames(outputElement)]);
    for (const name of written) {
      if (!local.has(name)) reporter.report(element.id ?? '', `并行多实例写出的 ${name} 须先列为输入（本地变量）`);
    }
    if (element.$type === 'bpmn:CallActivity' && outputsOf(element).length === 0) {
      reporter.report(element.id ?? '', '并行多实例调用须列明输出，否则循环变量会漏到流程里');
    }
  },
});
