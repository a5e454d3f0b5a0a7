import type { ElementModel, ElementType, EventKind } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { BODY, type ElementInstance } from '../state/element-instance.js';
import { CallActivityProcessor } from './call-activity.js';
import { CatchingProcessor } from './catching-element.js';
import type { ElementProcessor } from './element-processor.js';
import { CompensationThrowEventProcessor } from './compensation-throw-event.js';
import { ErrorEndEventProcessor } from './error-end-event.js';
import { EscalationThrowEventProcessor } from './escalation-throw-event.js';
import { EventBasedGatewayProcessor } from './event-based-gateway.js';
import { EventSubProcessProcessor } from './event-sub-process.js';
import { ExclusiveGatewayProcessor } from './exclusive-gateway.js';
import { HappenedEventProcessor } from './happened-event.js';
import { InclusiveGatewayProcessor } from './inclusive-gateway.js';
import { JobTaskProcessor } from './job-task.js';
import { LinkThrowEventProcessor } from './link-throw-event.js';
import { MultiInstanceBodyProcessor } from './multi-instance-body.js';
import { NativeUserTaskProcessor } from './native-user-task.js';
import { ParallelGatewayProcessor } from './parallel-gateway.js';
import { PassThroughTaskProcessor } from './pass-through-task.js';
import { PlainEventProcessor } from './plain-event.js';
import { ProcessProcessor } from './process.js';
import { ScriptTaskProcessor } from './script-task.js';
import { SignalThrowEventProcessor } from './signal-throw-event.js';
import { StartEventProcessor } from './start-event.js';
import { SubProcessProcessor } from './sub-process.js';
import { TerminateEndEventProcessor } from './terminate-end-event.js';

/** Which processor runs which element. */
export class ElementProcessors {
  readonly process: ProcessProcessor;
  private readonly body: MultiInstanceBodyProcessor;
  private readonly happened: HappenedEventProcessor;
  private readonly job: JobTaskProcessor;
  private readonly script: ScriptTaskProcessor;
  private readonly plain: PlainEventProcessor;
  private readonly nativeUserTask: NativeUserTaskProcessor;
  /** Throw and end events by what they throw. */
  private readonly throwing: Partial<Record<EventKind, ElementProcessor>>;
  private readonly byType: Partial<Record<ElementType, ElementProcessor>>;

  constructor(b: Behaviours) {
    this.process = new ProcessProcessor(b);
    this.body = new MultiInstanceBodyProcessor(b);
    this.happened = new HappenedEventProcessor(b);
    this.job = new JobTaskProcessor(b);
    this.script = new ScriptTaskProcessor(b);
    this.plain = new PlainEventProcessor(b);
    this.nativeUserTask = new NativeUserTaskProcessor(b);
    this.throwing = {
      ERROR: new ErrorEndEventProcessor(b),
      TERMINATE: new TerminateEndEventProcessor(b),
      SIGNAL: new SignalThrowEventProcessor(b),
      ESCALATION: new EscalationThrowEventProcessor(b),
      LINK: new LinkThrowEventProcessor(b),
      COMPENSATION: new CompensationThrowEventProcessor(b),
    };
    const catching = new CatchingProcessor(b);
    const passThrough = new PassThroughTaskProcessor(b);
    this.byType = {
      PROCESS: this.process,
      SUB_PROCESS: new SubProcessProcessor(b),
      EVENT_SUB_PROCESS: new EventSubProcessProcessor(b),
      CALL_ACTIVITY: new CallActivityProcessor(b),
      SERVICE_TASK: this.job,
      SEND_TASK: this.job,
      BUSINESS_RULE_TASK: this.job,
      RECEIVE_TASK: catching,
      MANUAL_TASK: passThrough,
      TASK: passThrough,
      EXCLUSIVE_GATEWAY: new ExclusiveGatewayProcessor(b),
      INCLUSIVE_GATEWAY: new InclusiveGatewayProcessor(b),
      PARALLEL_GATEWAY: new ParallelGatewayProcessor(b),
      EVENT_BASED_GATEWAY: new EventBasedGatewayProcessor(b),
      START_EVENT: new StartEventProcessor(b),
      INTERMEDIATE_CATCH_EVENT: catching,
      BOUNDARY_EVENT: this.happened,
    };
  }

  of(instance: ElementInstance, element: ElementModel): ElementProcessor {
    if (instance.kind === BODY) return this.body;
    switch (element.type) {
      case 'SCRIPT_TASK':
        return element.script ? this.script : this.job;
      case 'USER_TASK':
        return element.isNativeUserTask ? this.nativeUserTask : this.job;
      case 'INTERMEDIATE_THROW_EVENT':
      case 'END_EVENT':
        return this.throwing[element.event] ?? (element.job ? this.job : this.plain);
      case 'INTERMEDIATE_CATCH_EVENT':
        if (element.event === 'LINK') return this.plain;
        if (element.afterEventGateway) return this.happened;
    }
    const processor = this.byType[element.type];
    if (!processor) throw new TypeError(`No processor for ${element.type}`);
    return processor;
  }
}
