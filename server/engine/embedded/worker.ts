import { parentPort, workerData } from 'node:worker_threads';
import { LocalBackend, type LocalBackendOptions } from './runtime/local-backend.js';
import {
  isCommand,
  MessageBatch,
  packError,
  type ThreadMessage,
  type ThreadRequest,
} from './runtime/thread-protocol.js';

/** The engine's thread: a burst of work in here never delays an HTTP request out there. */
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread');
const outbound = new MessageBatch<ThreadMessage>((messages) => port.postMessage(messages));

try {
  const backend = new LocalBackend(workerData as LocalBackendOptions);
  backend.onEvent((event) => outbound.add({ kind: 'event', event }));
  port.on('message', (requests: ThreadRequest[]) => {
    for (const request of requests) void answer(backend, request);
  });
  outbound.add({ kind: 'opened' });
} catch (error) {
  outbound.add({ kind: 'refused', error: packError(error) });
}

async function answer(backend: LocalBackend, { id, method, args }: ThreadRequest): Promise<void> {
  try {
    const target = isCommand(method) ? backend.commands : backend;
    const run = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
    const value = await run.apply(target, args);
    outbound.add(value === undefined ? id : { kind: 'reply', id, value });
  } catch (error) {
    outbound.add({ kind: 'failure', id, error: packError(error) });
  }
  if (method === 'close') {
    outbound.flush();
    port?.close();
  }
}
