/** A parsed BPMN element as bpmn-moddle gives it, trimmed to what the rules read. */
export interface BpmnElement {
  $type: string;
  $parent?: BpmnElement;
  id?: string;
  name?: string;
  incoming?: BpmnElement[];
  outgoing?: BpmnElement[];
  flowElements?: BpmnElement[];
  rootElements?: BpmnElement[];
  sourceRef?: BpmnElement;
  targetRef?: BpmnElement;
  conditionExpression?: { body?: string };
  default?: BpmnElement;
  eventDefinitions?: BpmnElement[];
  messageRef?: BpmnElement;
  errorRef?: BpmnElement;
  errorCode?: string;
  attachedToRef?: BpmnElement;
  cancelActivity?: boolean;
  isInterrupting?: boolean;
  triggeredByEvent?: boolean;
  isExecutable?: boolean;
  isSequential?: boolean;
  loopCharacteristics?: BpmnElement;
  extensionElements?: { values?: ZeebeExtension[] };
}

/** A `zeebe:` extension. */
export interface ZeebeExtension {
  $type: string;
  type?: string;
  formKey?: string;
  formId?: string;
  processId?: string;
  propagateAllChildVariables?: boolean;
  propagateAllParentVariables?: boolean;
  correlationKey?: string;
  candidateGroups?: string;
  assignee?: string;
  inputCollection?: string;
  inputElement?: string;
  outputCollection?: string;
  outputElement?: string;
  resultVariable?: string;
  inputParameters?: Mapping[];
  outputParameters?: Mapping[];
  values?: { key?: string; value?: string }[];
}

export interface Mapping {
  source?: string;
  target?: string;
}

/** bpmnlint's rule shape, so that the same rules can also run inside the editor. */
export type RuleFactory = () => { check(element: BpmnElement, reporter: Reporter): void };
export interface Reporter {
  report(elementId: string, message: string): void;
}

const EVENTS = ['StartEvent', 'EndEvent', 'BoundaryEvent', 'IntermediateCatchEvent', 'IntermediateThrowEvent'];

export const isGateway = (element: BpmnElement) => element.$type.endsWith('Gateway');
export const isEvent = (element: BpmnElement) => EVENTS.includes(element.$type.replace('bpmn:', ''));
/** Tasks of every kind, call activities and subprocesses. */
export const isActivity = (element: BpmnElement) =>
  /^bpmn:(\w*Task|CallActivity|\w*SubProcess|Transaction)$/.test(element.$type);
/** Everything that a token can stand on. */
export const isFlowNode = (element: BpmnElement) => isActivity(element) || isEvent(element) || isGateway(element);

export const extension = (element: BpmnElement, type: string): ZeebeExtension | undefined =>
  element.extensionElements?.values?.find((value) => value.$type === type);

export const inputsOf = (element: BpmnElement): Mapping[] =>
  extension(element, 'zeebe:IoMapping')?.inputParameters ?? [];
export const outputsOf = (element: BpmnElement): Mapping[] =>
  extension(element, 'zeebe:IoMapping')?.outputParameters ?? [];

/** Value of a custom header. */
export const headerOf = (element: BpmnElement, key: string): string | undefined =>
  extension(element, 'zeebe:TaskHeaders')?.values?.find((header) => header.key === key)?.value;

/** The event definition of a kind (`Message`, `Error`, `Timer` …). */
export const eventDefinition = (element: BpmnElement, kind: string): BpmnElement | undefined =>
  element.eventDefinitions?.find((definition) => definition.$type === `bpmn:${kind}EventDefinition`);

/** The elements of a process or subprocess, subprocesses included, at every depth. */
export function flowElementsBelow(scope: BpmnElement): BpmnElement[] {
  return (scope.flowElements ?? []).flatMap((element) => [element, ...flowElementsBelow(element)]);
}

/** The process that an element stands in. */
export function processOf(element: BpmnElement): BpmnElement | undefined {
  return element.$type === 'bpmn:Process' || !element.$parent ? element : processOf(element.$parent);
}
