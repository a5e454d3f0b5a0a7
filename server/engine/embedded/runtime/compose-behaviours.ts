import { ErrorEvents } from '../behaviours/error-events.js';
import { EventSubscriptions } from '../behaviours/event-subscriptions.js';
import { EventTriggers } from '../behaviours/event-triggers.js';
import { Expressions } from '../behaviours/expressions.js';
import { Incidents } from '../behaviours/incidents.js';
import { Jobs } from '../behaviours/jobs.js';
import { Lifecycle } from '../behaviours/lifecycle.js';
import { Mappings } from '../behaviours/mappings.js';
import { Messages } from '../behaviours/messages.js';
import { MultiInstance } from '../behaviours/multi-instance.js';
import { Records } from '../behaviours/records.js';
import { Timers } from '../behaviours/timers.js';
import { Variables } from '../behaviours/variables.js';
import { ElementProcessors } from '../elements/element-processors.js';
import type { EngineState } from '../state/engine-state.js';
import type { Behaviours } from './behaviours.js';
import { StepQueue } from './step-queue.js';

/** Wires the interpreter. Behaviours need one another, so each is given the whole and uses it only when called. */
export function composeBehaviours(state: EngineState, now: () => number): Behaviours {
  const all = { state, steps: new StepQueue(), now } as Behaviours;
  all.records = new Records(all);
  all.expressions = new Expressions(all);
  all.variables = new Variables(all);
  all.mappings = new Mappings(all);
  all.jobs = new Jobs(all);
  all.timers = new Timers(all);
  all.messages = new Messages(all);
  all.subscriptions = new EventSubscriptions(all);
  all.triggers = new EventTriggers(all);
  all.errors = new ErrorEvents(all);
  all.incidents = new Incidents(all);
  all.multiInstance = new MultiInstance(all);
  all.lifecycle = new Lifecycle(all);
  all.processors = new ElementProcessors(all);
  return all;
}
