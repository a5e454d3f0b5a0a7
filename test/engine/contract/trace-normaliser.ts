import type { EngineRecord } from '../../../server/engine/port.js';
import { ScriptError, sorted, type ScriptStep, type TraceLine } from './trace.js';

interface KnownJob {
  key: string;
  isOpen: boolean;
  element: string;
  type: string;
  path: string;
}

type Value = Record<string, unknown>;

const FINAL = ['ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'];

/**
 * Turns records into lines without keys. Element instances get paths: `process/sub/task`, a multi-instance body `task*`,
 * its inner instances `task*` + `/task[1]`, repeated activations `task#2`. The same rules as the broker's recordings.
 */
export class TraceNormaliser {
  private readonly paths = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly states = new Map<string, { intent: string; value: Value }>();
  private readonly jobs = new Map<string, KnownJob>();
  private readonly incidents = new Map<string, { key: string; element: string }>();
  private readonly variables = new Map<string, unknown>();
  private readonly types = new Map<string, string>();

  constructor(private readonly now: () => number) {}

  /** Lines of some records; paths are given out first, because variables precede their process. */
  lines(records: EngineRecord[]): TraceLine[] {
    for (const record of records) this.name(record);
    return records.map((record) => this.line(record)).filter((line): line is TraceLine => line !== null);
  }

  path(key: unknown): string {
    return this.paths.get(String(key)) ?? (Number(key) <= 0 ? '-' : '?');
  }

  keyOf(path: string): string {
    const found = [...this.paths].find(([, known]) => known === path);
    if (!found) throw new ScriptError(`no element instance ${path}`);
    return found[0];
  }

  /** The job a script step means; undefined when there is none. */
  job(step: ScriptStep): KnownJob | undefined {
    const fits = [...this.jobs.values()].filter(
      (job) =>
        job.isOpen === !step.closed &&
        (!step.element || job.element === step.element) &&
        (!step.type || job.type === step.type) &&
        (!step.path || job.path === step.path),
    );
    return fits[step.at ?? 0];
  }

  openIncidents(element: string | undefined): string[] {
    return [...this.incidents.values()].filter((one) => !element || one.element === element).map((one) => one.key);
  }

  /** Keys of the processes nobody called that still live. */
  roots(): string[] {
    return [...this.states]
      .filter(([, { intent, value }]) => !FINAL.includes(intent) && value.bpmnElementType === 'PROCESS')
      .filter(([, { value }]) => Number(value.parentProcessInstanceKey) <= 0)
      .map(([key]) => key);
  }

  active(): unknown[] {
    return [...this.states]
      .filter(([, { intent }]) => !FINAL.includes(intent))
      .map(([key, { intent, value }]) => [this.path(key), value.bpmnElementType, intent.replace('ELEMENT_', '')])
      .sort(byFirst);
  }

  lastVariables(): unknown[] {
    return [...this.variables].sort(byFirst).map(([name, value]) => [...name.split(' '), value]);
  }

  private name(record: EngineRecord): void {
    const { key, value, intent } = record;
    if (record.valueType !== 'PROCESS_INSTANCE' || intent !== 'ELEMENT_ACTIVATING' || this.paths.has(key)) return;
    this.types.set(key, String(value.bpmnElementType));
    if (value.bpmnElementType === 'PROCESS') {
      const parent = this.path(value.parentElementInstanceKey);
      const id = String(value.bpmnProcessId);
      this.paths.set(key, parent === '-' ? this.numbered(id) : `${parent}/${id}`);
      return;
    }
    const isInner = this.types.get(String(value.flowScopeKey)) === 'MULTI_INSTANCE_BODY';
    const star = value.bpmnElementType === 'MULTI_INSTANCE_BODY' ? '*' : '';
    const path = `${this.path(value.flowScopeKey)}/${String(value.elementId)}${star}`;
    this.paths.set(key, isInner ? `${path}[${this.count(path)}]` : this.numbered(path));
  }

  private numbered(path: string): string {
    const count = this.count(path);
    return count > 1 ? `${path}#${count}` : path;
  }

  private count(path: string): number {
    const count = (this.counts.get(path) ?? 0) + 1;
    this.counts.set(path, count);
    return count;
  }

  private line(record: EngineRecord): TraceLine | null {
    const { key, value, intent } = record;
    const at = () => this.path(value.elementInstanceKey);
    switch (record.valueType) {
      case 'PROCESS_INSTANCE':
        if (intent === 'SEQUENCE_FLOW_TAKEN') return ['flow', this.path(value.flowScopeKey), value.elementId];
        this.states.set(key, { intent, value });
        return ['element', this.path(key), value.bpmnElementType, intent.replace('ELEMENT_', '')];
      case 'VARIABLE': {
        const content = sorted(JSON.parse(String(value.value)));
        this.variables.set(`${this.path(value.scopeKey)} ${String(value.name)}`, content);
        return ['variable', this.path(value.scopeKey), value.name, intent, content];
      }
      case 'JOB':
        return this.jobLine(key, intent, value);
      case 'INCIDENT':
        if (intent === 'CREATED') this.incidents.set(key, { key, element: String(value.elementId) });
        else this.incidents.delete(key);
        return ['incident', at(), intent, value.errorType];
      case 'TIMER': {
        const due = { due: this.distance(Number(value.dueDate)), repetitions: value.repetitions };
        return ['timer', at(), value.targetElementId, intent, due];
      }
      case 'MESSAGE': {
        const id = value.messageId ? { id: value.messageId } : {};
        return ['message', value.name, intent, { key: value.correlationKey, ...id, ttl: value.timeToLive }];
      }
      case 'PROCESS_MESSAGE_SUBSCRIPTION': {
        const what = { message: value.messageName, key: value.correlationKey, interrupting: value.interrupting };
        return ['subscription', at(), value.elementId, intent, what];
      }
      case 'MESSAGE_START_EVENT_SUBSCRIPTION': {
        const correlation = value.correlationKey ? { key: value.correlationKey } : {};
        return ['startSubscription', value.startEventId, intent, { message: value.messageName, ...correlation }];
      }
      default:
        return this.eventLine(record);
    }
  }

  private eventLine({ valueType, value, intent }: EngineRecord): TraceLine | null {
    const caught = { thrown: value.throwElementId, caught: value.catchElementId };
    const compensated = { handler: value.compensationHandlerId, throw: value.throwEventId };
    switch (valueType) {
      case 'SIGNAL':
        return ['signal', value.signalName, intent];
      case 'SIGNAL_SUBSCRIPTION': {
        const at = this.path(value.catchEventInstanceKey);
        return ['signalSubscription', at, value.catchEventId, intent, value.signalName];
      }
      case 'ESCALATION':
        return ['escalation', value.escalationCode, intent, caught];
      case 'COMPENSATION_SUBSCRIPTION':
        return ['compensation', value.compensableActivityId, intent, compensated];
      case 'PROCESS_INSTANCE_MODIFICATION':
        return ['modification', this.path(value.processInstanceKey), intent];
      case 'USER_TASK':
        return ['userTask', this.path(value.elementInstanceKey), intent, userTask(value)];
      default:
        return null;
    }
  }

  private jobLine(key: string, intent: string, value: Value): TraceLine {
    const path = this.path(value.elementInstanceKey);
    if (intent === 'CREATED') {
      const job = { key, isOpen: true, element: String(value.elementId), type: String(value.type), path };
      this.jobs.set(key, job);
    }
    const job = this.jobs.get(key);
    if (job && ['COMPLETED', 'CANCELED', 'ERROR_THROWN'].includes(intent)) job.isOpen = false;
    const detail: Value = { type: value.type, retries: value.retries };
    if (value.jobKind) detail.kind = value.jobKind;
    const headers = Object.entries(value.customHeaders as Record<string, string>).sort(byFirst);
    if (headers.length) {
      detail.headers = Object.fromEntries(headers.map(([name, text]) => [name, name.endsWith('Key') ? '<key>' : text]));
    }
    if (intent === 'FAILED') {
      detail.message = value.errorMessage;
      if (value.retryBackoff) detail.backoff = value.retryBackoff;
    }
    if (intent === 'ERROR_THROWN') Object.assign(detail, { code: value.errorCode, message: value.errorMessage });
    const variables = (value.variables ?? {}) as Value;
    if (['COMPLETED', 'ERROR_THROWN'].includes(intent) && Object.keys(variables).length)
      detail.variables = sorted(variables);
    return ['job', path, intent, detail];
  }

  /** Distance to now in seconds; very far dates as they are. */
  private distance(instant: number): string {
    const seconds = (instant - this.now()) / 1000;
    if (Math.abs(seconds) > 1000 * 86400) return new Date(instant).toISOString();
    return `${seconds >= 0 ? '+' : ''}${seconds}s`;
  }
}

const userTask = (value: Value): Value => ({
  assignee: value.assignee,
  candidateGroups: value.candidateGroupsList,
  candidateUsers: value.candidateUsersList,
  dueDate: value.dueDate,
  followUpDate: value.followUpDate,
  variables: sorted(value.variables),
});

function byFirst(a: unknown, b: unknown): number {
  const [x, y] = [(a as [string])[0], (b as [string])[0]];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
