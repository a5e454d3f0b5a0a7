import type { Compensation } from '../behaviours/compensation.js';
import type { DirectActivation } from '../behaviours/direct-activation.js';
import type { EventRecords } from '../behaviours/event-records.js';
import type { EventSubscriptions } from '../behaviours/event-subscriptions.js';
import type { EventTriggers } from '../behaviours/event-triggers.js';
import type { Expressions } from '../behaviours/expressions.js';
import type { Incidents } from '../behaviours/incidents.js';
import type { Jobs } from '../behaviours/jobs.js';
import type { Lifecycle } from '../behaviours/lifecycle.js';
import type { Listeners } from '../behaviours/listeners.js';
import type { Mappings } from '../behaviours/mappings.js';
import type { Messages } from '../behaviours/messages.js';
import type { MultiInstance } from '../behaviours/multi-instance.js';
import type { ProcessResults } from '../behaviours/process-results.js';
import type { Records } from '../behaviours/records.js';
import type { Signals } from '../behaviours/signals.js';
import type { StartEvents } from '../behaviours/start-events.js';
import type { ThrownEvents } from '../behaviours/thrown-events.js';
import type { Timers } from '../behaviours/timers.js';
import type { UserTasks } from '../behaviours/user-tasks.js';
import type { Variables } from '../behaviours/variables.js';
import type { ElementProcessors } from '../elements/element-processors.js';
import type { EngineState } from '../state/engine-state.js';
import type { StepQueue } from './step-queue.js';

/** Everything an element processor or a command may use. Put together in `compose-behaviours.ts`, the only such place. */
export interface Behaviours {
  state: EngineState;
  steps: StepQueue;
  records: Records;
  eventRecords: EventRecords;
  expressions: Expressions;
  variables: Variables;
  mappings: Mappings;
  jobs: Jobs;
  timers: Timers;
  messages: Messages;
  signals: Signals;
  startEvents: StartEvents;
  subscriptions: EventSubscriptions;
  triggers: EventTriggers;
  thrown: ThrownEvents;
  compensation: Compensation;
  listeners: Listeners;
  userTasks: UserTasks;
  direct: DirectActivation;
  results: ProcessResults;
  incidents: Incidents;
  multiInstance: MultiInstance;
  lifecycle: Lifecycle;
  processors: ElementProcessors;
  /** Epoch ms on the engine's clock, the same during one command. */
  now(): number;
}
