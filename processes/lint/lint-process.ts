import { Worker } from 'node:worker_threads';
import type { LintProblem } from './lint-problem.js';

export type { LintProblem } from './lint-problem.js';

interface Answer {
  request: number;
  problems?: LintProblem[];
  failure?: string;
}
interface Waiting {
  resolve(problems: LintProblem[]): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let requests = 0;
let thread: Worker | undefined;

function settleAll(error: Error): void {
  thread = undefined;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

/** One thread for all requests, started by the first; it does not keep the process alive once nobody waits. */
function startThread(): Worker {
  const worker = new Worker(new URL('./lint-worker.js', import.meta.url));
  worker.on('message', ({ request, problems, failure }: Answer) => {
    const caller = waiting.get(request);
    waiting.delete(request);
    if (waiting.size === 0) worker.unref();
    if (problems) caller?.resolve(problems);
    else caller?.reject(new Error(`The lint failed: ${failure}`));
  });
  worker.on('error', settleAll);
  worker.on('exit', () => settleAll(new Error('The lint thread ended')));
  return worker;
}

/**
 * Checks a diagram against bpmnlint's recommended rules, the Zeebe 8.5 profile and our own rules. No entry of category
 * `error`: it may be deployed. Runs in a thread of its own, since a large diagram takes half a second.
 */
export function lintProcess(xml: string): Promise<LintProblem[]> {
  thread ??= startThread();
  const worker = thread;
  const request = ++requests;
  return new Promise((resolve, reject) => {
    waiting.set(request, { resolve, reject });
    worker.ref();
    worker.postMessage({ request, xml });
  });
}
