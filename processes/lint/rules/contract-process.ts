import { PROCESS_IDS } from '../../contract.js';
import { extension, type RuleFactory } from '../bpmn-element.js';

const known: readonly string[] = Object.values(PROCESS_IDS);

/** Process ids, own and called, are those of the contract; a call passes only what it names (rule 10 of the reference diagrams). */
export const contractProcess: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type === 'bpmn:Process' && !known.includes(element.id ?? '')) {
      reporter.report(element.id ?? '', `流程编号“${element.id}”不在约定清单中`);
    }
    if (element.$type !== 'bpmn:CallActivity') return;
    const called = extension(element, 'zeebe:CalledElement');
    if (!known.includes(called?.processId ?? '')) {
      reporter.report(element.id ?? '', `调用的流程“${called?.processId ?? ''}”不在约定清单中`);
    }
    if (called?.propagateAllChildVariables !== false || called.propagateAllParentVariables !== false) {
      reporter.report(element.id ?? '', '调用流程只传递列明的变量：须关闭“传递全部变量”（父、子两项）');
    }
  },
});
