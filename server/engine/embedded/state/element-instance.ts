import type { JsonObject, JsonValue } from '../runtime/json.js';

/** Life cycle of an element instance; the numbers are stored. */
export const ACTIVATING = 0;
export const ACTIVATED = 1;
export const COMPLETING = 2;
export const TERMINATING = 3;

/** What a row stands for. A multi-instance activity has a body, and inner instances of the same element. */
export const PROCESS = 0;
export const ELEMENT = 1;
export const BODY = 2;
export const INNER = 3;

/** Name to [key of the variable, value]. */
export type VariableDocument = Record<string, [key: number, value: JsonValue]>;

/** The parts of an element instance that few of them have. */
export interface InstanceExtra {
  /** Variables of the event or job that moves this instance on; consumed when it completes. */
  trigger?: JsonObject;
  /** Event-based gateway: the event that won. */
  event?: number;
  /** Scope: index of what interrupted it (event subprocess, terminate end event, or the multi-instance body itself). */
  interruptedBy?: number;
  /** Scope: tokens that wait at parallel gateways, by gateway index and flow id. */
  joins?: Record<string, Record<string, number>>;
  /** Multi-instance body: how many inner instances there are to be, have begun, have finished, were ended. */
  size?: number;
  begun?: number;
  finished?: number;
  ended?: number;
  /** Execution listeners: the phase they belong to, the next one's index, and its job while that is open. */
  listener?: { phase: 'start' | 'end'; next: number; job: number };
  /** Native user task: its key and attributes as they were evaluated. */
  userTask?: { key: number } & JsonObject;
  /** Called process: the calling instance. */
  parentProcessInstance?: number;
  /** Instance started by a message: frees the lock of this correlation key when it ends. */
  startKey?: string;
}

/** What interrupts an instance is known only inside the command that does it, hence never stored. */
export interface PendingEvent {
  element: number;
  variables: JsonObject | null;
}

/** The changeable columns as the file holds them. */
export interface SavedColumns {
  state: number;
  children: number;
  flows: number;
  job: number;
  incident: number;
  extra: string | null;
}

/** One element instance. Setting a property marks it for writing; only marked rows are written. */
export class ElementInstance {
  isGone = false;
  /** Null while the file has no row for it. */
  saved: SavedColumns | null = null;
  isChanged = false;
  variablesChanged = false;
  /** Boundary event that goes on when this instance is terminated. */
  boundaryEvent: PendingEvent | null = null;
  /** Start event of the event subprocess that goes on when the children of this scope are terminated. */
  eventSubProcess: PendingEvent | null = null;

  /** Terminated by a modification: it ends without the consequences an end has for others. */
  isTakenOut = false;

  constructor(
    readonly key: number,
    readonly processInstance: number,
    /** Key of its scope; of a called process: the call activity; else 0. */
    readonly parent: number,
    readonly definition: number,
    readonly element: number,
    readonly kind: number,
    readonly loopCounter: number,
    private currentState: number,
    private childCount: number,
    private flowCount: number,
    private jobKey: number,
    private incidentKey: number,
    readonly variables: VariableDocument,
    readonly extra: InstanceExtra,
  ) {}

  get state(): number {
    return this.currentState;
  }
  set state(value: number) {
    this.currentState = value;
    this.isChanged = true;
  }
  /** Living children. */
  get children(): number {
    return this.childCount;
  }
  set children(value: number) {
    this.childCount = value;
    this.isChanged = true;
  }
  /** Sequence flows taken in this scope whose target has not begun. */
  get flows(): number {
    return this.flowCount;
  }
  set flows(value: number) {
    this.flowCount = value;
    this.isChanged = true;
  }
  get job(): number {
    return this.jobKey;
  }
  set job(value: number) {
    this.jobKey = value;
    this.isChanged = true;
  }
  get incident(): number {
    return this.incidentKey;
  }
  set incident(value: number) {
    this.incidentKey = value;
    this.isChanged = true;
  }
  update(patch: InstanceExtra): void {
    Object.assign(this.extra, patch);
    this.isChanged = true;
  }
  setVariable(name: string, key: number, value: JsonValue): void {
    this.variables[name] = [key, value];
    this.variablesChanged = true;
  }
  hasVariable(name: string): boolean {
    return Object.hasOwn(this.variables, name);
  }
}
