import type { ErrorEvents } from '../behaviours/error-events.js';
import type { EventSubscriptions } from '../behaviours/event-subscriptions.js';
import type { EventTriggers } from '../behaviours/event-triggers.js';
import type { Expressions } from '../behaviours/expressions.js';
import type { Incidents } from '../behaviours/incidents.js';
import type { Jobs } from '../behaviours/jobs.js';
import type { Lifecycle } from '../behaviours/lifecycle.js';
import type { Mappings } from '../behaviours/mappings.js';
import type { Messages } from '../behaviours/messages.js';
import type { MultiInstance } from '../behaviours/multi-instance.js';
import type { Records } from '../behaviours/records.js';
import type { Timers } from '../behaviours/timers.js';
import type { Variables } from '../behaviours/variables.js';
import type { ElementProcessors } from '../elements/element-processors.js';
import type { EngineState } from '../state/engine-state.js';
import type { StepQueue } from './step-queue.js';

/** Everything an element processor or a command may use. Put together in `compose-behaviours.ts`, the only such place. */
export interface Behaviours {
  state: EngineState;
  steps: StepQueue;
  records: Records;
  expressions: Expressions;
  variables: Variables;
  mappings: Mappings;
  jobs: Jobs;
  timers: Timers;
  messages: Messages;
  subscriptions: EventSubscriptions;
  triggers: EventTriggers;
  errors: ErrorEvents;
  incidents: Incidents;
  multiInstance: MultiInstance;
  lifecycle: Lifecycle;
  processors: ElementProcessors;
  /** Epoch ms on the engine's clock, the same during one command. */
  now(): number;
}
