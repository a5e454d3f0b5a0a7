/** The executable form of a diagram: plain data, stored as JSON with its definition, so that opening parses no XML. */

/** Zeebe's element types, as they appear in `PROCESS_INSTANCE` records. */
export type ElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'MULTI_INSTANCE_BODY'
  | 'CALL_ACTIVITY'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'RECEIVE_TASK'
  | 'USER_TASK'
  | 'MANUAL_TASK'
  | 'TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'START_EVENT'
  | 'END_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT';

export type EventKind =
  'NONE' | 'MESSAGE' | 'TIMER' | 'ERROR' | 'TERMINATE' | 'SIGNAL' | 'ESCALATION' | 'LINK' | 'COMPENSATION';

/** Source is attribute text: `=` first makes it FEEL, else it is static. Target is a name or a dotted path. */
export interface MappingModel {
  source: string;
  target: string;
}

export interface FlowModel {
  id: string;
  /** Index of the element it leads to. */
  target: number;
  condition: string | null;
}

export interface JobModel {
  type: string;
  retries: string;
  headers: Record<string, string>;
}

/** What a job-based user task says about its work; each becomes a header of its job. */
export interface UserTaskModel {
  headers: Record<string, string>;
  assignee?: string;
  candidateGroups?: string;
  candidateUsers?: string;
  dueDate?: string;
  followUpDate?: string;
  formKey?: string;
}

export interface MessageModel {
  name: string;
  /** Absent at a start event of a process: it needs none. */
  correlationKey: string | null;
}

export interface TimerModel {
  kind: 'DATE' | 'DURATION' | 'CYCLE';
  expression: string;
}

export interface MultiInstanceModel {
  sequential: boolean;
  inputCollection: string;
  inputElement: string | null;
  outputCollection: string | null;
  outputElement: string | null;
  /** Set when `outputElement` is a plain name: that name becomes a local of every inner instance. */
  outputElementVariable: string | null;
  completionCondition: string | null;
}

export interface CalledElementModel {
  processId: string;
  propagateAllChildVariables: boolean;
  propagateAllParentVariables: boolean;
}

/** A job before an element becomes active or after it has done its work (hidden in 8.5, documented from 8.6). */
export interface ListenerModel {
  type: string;
  retries: string;
}

/** Compensation handler of an activity, and the boundary event that leads to it. */
export interface CompensationModel {
  boundary: number;
  handler: number;
}

export interface ElementModel {
  index: number;
  id: string;
  type: ElementType;
  /** Index of the scope it lies in; -1 for the process. */
  scope: number;
  /** In the order the engine takes them: last in the file first (as Zeebe). */
  outgoing: FlowModel[];
  defaultFlow: string | null;
  /** Ids of the flows that lead here. */
  incoming: string[];
  event: EventKind;
  inputs: MappingModel[];
  outputs: MappingModel[];
  job?: JobModel;
  userTask?: UserTaskModel;
  /** A user task that is kept by the engine itself and has no job (`zeebe:userTask`). */
  isNativeUserTask?: true;
  listeners?: { start: ListenerModel[]; end: ListenerModel[] };
  message?: MessageModel;
  timer?: TimerModel;
  /** Code of an error event; null catches every code. */
  errorCode?: string | null;
  /** Name of a signal event. */
  signal?: string;
  /** Code of an escalation event; null catches every code. */
  escalationCode?: string | null;
  /** Name of a link event. */
  link?: string;
  /** Link throw event: the catch event of the same name. */
  linkTarget?: number;
  /** Activity with a compensation handler. */
  compensation?: CompensationModel;
  /** Compensation throw or end event: the one activity it compensates. */
  compensates?: number;
  /** Compensation handler: no flow leads to it, and none leaves it. */
  isCompensationHandler?: true;
  script?: { expression: string; resultVariable: string };
  multiInstance?: MultiInstanceModel;
  called?: CalledElementModel;
  /** Boundary and start events of event subprocesses: whether they end what they are attached to. */
  interrupting: boolean;
  /** Index of the activity a boundary event hangs on. */
  attachedTo?: number;
  /** Boundary events that hang on this activity. */
  boundary: number[];
  /** Event subprocesses that lie in this scope: indexes of their start events. */
  eventSubProcessStarts: number[];
  /** None start event of a scope, or the only start event of an event subprocess. */
  start: number | null;
  /** Elements an event-based gateway waits for. */
  gatewayEvents: number[];
  /** True for a catch event that follows an event-based gateway. */
  afterEventGateway: boolean;
}

export interface ProcessModel {
  bpmnProcessId: string;
  /** Set when an activity has a compensation handler: only then is there anything to remember when one completes. */
  hasCompensation?: true;
  elements: ElementModel[];
}

/** A deployed version of a process. */
export interface ProcessDefinition {
  key: number;
  bpmnProcessId: string;
  version: number;
  resourceName: string;
  model: ProcessModel;
}

/** The element at an index that the compiler produced; a missing one is a programming error, not a user's. */
export function elementAt(definition: ProcessDefinition, index: number): ElementModel {
  const element = definition.model.elements[index];
  if (!element) throw new RangeError(`Process ${definition.bpmnProcessId} has no element ${index}`);
  return element;
}
