import { openEngine } from '../../server/engine/open-engine.js';
import { EngineRejection } from '../../server/engine/port.js';

type OpenEngine = typeof openEngine;
type OpenedEngine = Awaited<ReturnType<OpenEngine>>;

/** A command of the outbox that the engine took: the id of its message, or the key of its job. */
export type Taken = string;

const COMMANDS = new Set<string | symbol>([
  'deployResources',
  'createProcessInstance',
  'createProcessInstanceWithResult',
  'modifyProcessInstance',
  'cancelProcessInstance',
  'publishMessage',
  'broadcastSignal',
  'activateJobs',
  'completeJob',
  'failJob',
  'throwError',
  'updateJobRetries',
  'setVariables',
  'resolveIncident',
]);

/**
 * Stands at the engine port in front of a real engine. Shut, it is what a broker is that cannot be reached: every command is
 * UNAVAILABLE and no record comes through. That cannot be produced otherwise: an engine inside the process is never away.
 */
export class BrokerDoor {
  isShut = false;
  /** Commands that were turned away. */
  refused = 0;
  readonly taken: Taken[] = [];

  /** Opens an engine behind the door. */
  open: OpenEngine = async (options) => this.#around(await openEngine(options));

  #around(engine: OpenedEngine): OpenedEngine {
    return new Proxy(engine, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const run = value.bind(target) as (...args: unknown[]) => unknown;
        if (name === 'subscribeToRecords') return this.#holdRecords(target);
        return COMMANDS.has(name) ? (...args: unknown[]) => this.#pass(run, args) : run;
      },
    });
  }

  async #pass(run: (...args: unknown[]) => unknown, args: unknown[]): Promise<unknown> {
    this.#refuseWhenShut();
    const result = await run(...args);
    const { messageId, jobKey } = (args[0] ?? {}) as { messageId?: string; jobKey?: string };
    if (messageId ?? jobKey) this.taken.push(String(messageId ?? jobKey));
    return result;
  }

  #holdRecords(target: OpenedEngine): OpenedEngine['subscribeToRecords'] {
    return (from, onBatch) =>
      target.subscribeToRecords(from, (records) => {
        this.#refuseWhenShut();
        return onBatch(records);
      });
  }

  #refuseWhenShut(): void {
    if (!this.isShut) return;
    this.refused++;
    throw new EngineRejection('UNAVAILABLE', 'The broker cannot be reached');
  }
}
