import { EngineRejection, type DeploymentProblem, type EngineCommands, type RejectionCode } from '../../port.js';
import type { BackendEvent, BackendMethods } from './engine-backend.js';
import { EngineOpenError } from './engine-open-error.js';

/** Asks the engine's thread to run one method. */
export interface ThreadRequest {
  id: number;
  method: keyof EngineCommands | keyof BackendMethods;
  args: unknown[];
}

const COMMANDS: Record<keyof EngineCommands, true> = {
  deployResources: true,
  createProcessInstance: true,
  createProcessInstanceWithResult: true,
  modifyProcessInstance: true,
  cancelProcessInstance: true,
  publishMessage: true,
  broadcastSignal: true,
  activateJobs: true,
  completeJob: true,
  failJob: true,
  throwError: true,
  updateJobRetries: true,
  setVariables: true,
  resolveIncident: true,
};

export const isCommand = (method: string): method is keyof EngineCommands => Object.hasOwn(COMMANDS, method);

/** The commands of an engine behind a door: `call` carries one there and brings its answer. */
export function remoteCommands(
  call: (method: keyof EngineCommands, args: unknown[]) => Promise<unknown>,
): EngineCommands {
  const names = Object.keys(COMMANDS) as (keyof EngineCommands)[];
  const commands = names.map((name) => [name, (...args: unknown[]) => call(name, args)]);
  return Object.fromEntries(commands) as EngineCommands;
}

/** An error as it crosses the thread, without losing what kind it is. */
export type ThreadError =
  | { kind: 'rejection'; code: RejectionCode; message: string; problems: DeploymentProblem[] }
  | { kind: 'open'; code: EngineOpenError['code']; message: string; userMessage: string }
  | { kind: 'error'; name: string; message: string; stack?: string };

export type ThreadMessage =
  /** A command that has no result is durable; most are of this kind, and a number costs least to send. */
  | number
  | { kind: 'opened' }
  | { kind: 'refused'; error: ThreadError }
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'failure'; id: number; error: ThreadError }
  | { kind: 'event'; event: BackendEvent };

/** Messages of one turn cross the thread together: most of the cost of a message is that it is one. */
export class MessageBatch<T> {
  private messages: T[] = [];

  constructor(private readonly post: (messages: T[]) => void) {}

  add(message: T): void {
    this.messages.push(message);
    if (this.messages.length === 1) queueMicrotask(() => this.flush());
  }

  flush(): void {
    if (this.messages.length === 0) return;
    const messages = this.messages;
    this.messages = [];
    this.post(messages);
  }
}

export function packError(error: unknown): ThreadError {
  if (error instanceof EngineRejection) {
    return { kind: 'rejection', code: error.code, message: error.message, problems: error.problems };
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof EngineOpenError)
    return { kind: 'open', code: error.code, message, userMessage: error.userMessage };
  return { kind: 'error', name, message, ...(stack && { stack }) };
}

export function unpackError(packed: ThreadError): Error {
  if (packed.kind === 'rejection') return new EngineRejection(packed.code, packed.message, packed.problems);
  if (packed.kind === 'open') {
    const suffix = `. ${packed.userMessage}`;
    const message = packed.message.endsWith(suffix) ? packed.message.slice(0, -suffix.length) : packed.message;
    return new EngineOpenError(packed.code, message, packed.userMessage);
  }
  return Object.assign(new Error(packed.message), { name: packed.name, ...(packed.stack && { stack: packed.stack }) });
}
