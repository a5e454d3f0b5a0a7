import { PROCESS_VARIABLES } from '../../contract.js';
import { extension, inputsOf, outputsOf, type BpmnElement, type RuleFactory } from '../bpmn-element.js';
import { feelNames } from '../feel-names.js';

/** The variable names and the FEEL expressions that an element writes down. */
function namesIn(element: BpmnElement): string[] {
  const mappings = [...inputsOf(element), ...outputsOf(element)];
  const loop = extension(element, 'zeebe:LoopCharacteristics');
  const written = [
    ...mappings.map(({ target }) => target),
    loop?.inputElement,
    loop?.outputCollection,
    extension(element, 'zeebe:Script')?.resultVariable,
    extension(element, 'zeebe:CalledDecision')?.resultVariable,
  ];
  const expressions = [
    ...mappings.map(({ source }) => source),
    element.conditionExpression?.body,
    loop?.inputCollection,
    loop?.outputElement,
    extension(element, 'zeebe:Subscription')?.correlationKey,
    extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups,
    extension(element, 'zeebe:AssignmentDefinition')?.assignee,
  ];
  return [...written.flatMap((name) => name?.split('.')[0] ?? []), ...expressions.flatMap(feelNames)];
}

/** Variables are ids and decisions from one list; a name, a phone or an ID number never becomes one (DESIGN §2). */
export const variablesAreListed: RuleFactory = () => ({
  check(element, reporter) {
    // loop characteristics have no id of their own
    const id = element.id ?? element.$parent?.id ?? '';
    for (const name of new Set(namesIn(element))) {
      if (!(name in PROCESS_VARIABLES)) {
        reporter.report(id, `变量 ${name} 不在允许清单中：流程变量只放编号和结论，不放个人信息`);
      }
    }
  },
});
