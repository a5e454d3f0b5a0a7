import type { ActivatedJob, Engine } from '../../../server/engine/port.js';
import type { IncomingCall } from '../../engine/zeebe/gateway-server.js';
import type { ClusterKeys } from './cluster-keys.js';

/** Milliseconds that the gateway holds an activation without jobs when it was not told how long. */
const LONG_POLL_MS = 10_000;

/**
 * Jobs of an activation. With a `requestTimeout` above 0 (0: the gateway's own) it is held until a job comes, the time is over or the
 * caller has gone; below 0 it is answered at once.
 */
export async function answerActivation(engine: Engine, keys: ClusterKeys, { request, gone }: IncomingCall) {
  const wanted = {
    type: String(request.type),
    worker: String(request.worker),
    timeout: Number(request.timeout),
    maxJobsToActivate: Number(request.maxJobsToActivate),
    fetchVariable: request.fetchVariable as string[],
  };
  const holdMs = Number(request.requestTimeout) || LONG_POLL_MS;
  // listens before it looks, so that no job comes in between unseen
  const news = holdMs > 0 ? new News(engine, wanted.type, holdMs, gone) : null;
  try {
    for (;;) {
      const jobs = await engine.activateJobs(wanted);
      if (jobs.length > 0 || !news || !(await news.come())) return jobs.map((job) => asTold(keys, job));
    }
  } finally {
    news?.close();
  }
}

/** Tells that jobs of a type may have come, until time is over or the caller has gone. */
class News {
  #hasCome = false;
  #isOver = false;
  #wake: () => void = () => {};
  readonly #timer: NodeJS.Timeout;
  readonly #forget: () => void;

  constructor(engine: Engine, type: string, holdMs: number, gone: AbortSignal) {
    const over = () => {
      this.#isOver = true;
      this.#wake();
    };
    this.#timer = setTimeout(over, holdMs);
    gone.addEventListener('abort', over, { once: true });
    this.#forget = engine.onJobsAvailable((ready) => {
      if (ready !== type) return;
      this.#hasCome = true;
      this.#wake();
    });
  }

  /** False: nothing came. */
  async come(): Promise<boolean> {
    if (!this.#hasCome && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#hasCome = false;
    return !this.#isOver;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#forget();
  }
}

const asTold = (keys: ClusterKeys, { customHeaders, variables, deadline, ...job }: ActivatedJob) => ({
  ...job,
  key: keys.outward(job.key),
  processInstanceKey: keys.outward(job.processInstanceKey),
  processDefinitionKey: keys.outward(job.processDefinitionKey),
  elementInstanceKey: keys.outward(job.elementInstanceKey),
  customHeaders: JSON.stringify(customHeaders),
  variables: JSON.stringify(variables),
  deadline: String(deadline),
});
