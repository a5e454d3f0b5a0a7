import { EngineRejection, type ActivatedJob, type Variables } from '../port.js';
import { BackPressure } from './back-pressure.js';
import { boundedRetry, TIME_LIMIT_MS, type RetryOptions, type RetryRule } from './bounded-retry.js';
import { checkKey } from './check-key.js';
import { toJob } from './to-job.js';
import { GRPC, toRejection } from './to-rejection.js';
import type { GatewayError, Topology, UnaryCalls, ZeebeClient } from './zeebe-client.js';

/** gRPC takes 4 MB; beyond it the gateway answers as under back-pressure, and that would be repeated for ever. */
const MOST_BYTES = 3_500_000;

/** People wait for it when they ask for health, and so does the start. */
const TOPOLOGY_MS = 3_000;

/** How long an answer may take, in milliseconds. */
interface Limits {
  timeLimitMs?: number;
  /** Time that the gateway was asked to hold the answer back, beyond the limit. */
  heldMs?: number;
}

/** The client with our rules around it: keys checked, sizes checked, bounded repeats, refusals in the port's words, a drain. */
export class Gateway {
  /** Partitions of the cluster; 0 until a topology told. */
  partitions = 0;
  readonly #pressure: BackPressure;
  readonly #closing = new AbortController();
  readonly #inHand = new Set<Promise<unknown>>();

  constructor(
    private readonly client: ZeebeClient,
    private readonly retry: RetryOptions = {},
    pressure = new BackPressure(),
  ) {
    this.#pressure = pressure;
  }

  /** Sends a command. Rejects with EngineRejection. */
  send<Name extends keyof UnaryCalls>(
    name: Name,
    request: UnaryCalls[Name][0],
    rule: RetryRule,
    { timeLimitMs = this.retry.timeLimitMs ?? TIME_LIMIT_MS, heldMs = 0 }: Limits = {},
  ): Promise<UnaryCalls[Name][1]> {
    const options = { ...this.retry, timeLimitMs: timeLimitMs + heldMs, signal: this.#closing.signal };
    return this.#track(async () => {
      const answer = await boundedRetry(() => this.client.call(name, request), rule, options);
      if (this.partitions === 0 && name !== 'topology') void this.topology().catch(() => {});
      return answer;
    });
  }

  /** Asks once, and not for long; tells {@link partitions}. A cluster that was away at the start is asked with its first answer. */
  async topology(): Promise<Topology> {
    const topology = await this.send('topology', {}, [], { timeLimitMs: TOPOLOGY_MS });
    this.partitions = topology.partitionsCount;
    return topology;
  }

  /** One activation without long poll; settles within the time limit, whatever the client does. Under back-pressure it is not even sent, until the pause is over. */
  activateJobs(request: Parameters<ZeebeClient['activateJobs']>[0]): Promise<ActivatedJob[]> {
    if (this.#pressure.isOn)
      return Promise.reject(new EngineRejection('UNAVAILABLE', 'The broker has too much to do: no jobs are asked for'));
    return this.#track(async () => {
      try {
        const jobs = await boundedRetry(() => this.client.activateJobs(request), [], this.retry);
        this.#pressure.answered();
        return jobs.map(toJob);
      } catch (error) {
        if ((error as Partial<GatewayError>).code === GRPC.RESOURCE_EXHAUSTED) this.#pressure.refused();
        throw error;
      }
    });
  }

  key(key: string): string {
    return checkKey(key, this.partitions);
  }

  /** Variables as JSON text; refuses what the gateway could never take. */
  document(variables: Variables | undefined): string {
    const text = JSON.stringify(variables ?? {});
    return this.sized(text, Buffer.byteLength(text));
  }

  sized<T>(content: T, bytes: number): T {
    if (bytes > MOST_BYTES)
      throw new EngineRejection('INVALID_ARGUMENT', `Expected at most ${MOST_BYTES} bytes, but it has ${bytes}`);
    return content;
  }

  /** Takes no new command, ends pauses between repeats, waits up to `ms` for what is in hand, then closes the connection. */
  async close(ms = 10_000): Promise<void> {
    this.#closing.abort();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([Promise.allSettled([...this.#inHand]), late]);
    clearTimeout(timer);
    await this.client.close();
  }

  async #track<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing.signal.aborted) throw new EngineRejection('UNAVAILABLE', 'The engine is closing');
    const running = work();
    this.#inHand.add(running);
    try {
      return await running;
    } catch (error) {
      throw toRejection(error);
    } finally {
      this.#inHand.delete(running);
    }
  }
}
