import { DEFAULT_ANSWERS, type Answers, type RequestOf } from './default-answers.js';
import { GatewayServer, type IncomingCall } from './gateway-server.js';

/** A call that reached the gateway. */
export interface ReceivedCall {
  name: string;
  request: RequestOf;
  /** Milliseconds of a rising clock. */
  at: number;
  /** The connection it came on. */
  peer: string;
}

/**
 * A Zeebe gateway without a broker behind it: a real gRPC server whose answers a test writes, by the protocol's own method names
 * (`CompleteJob`). It keeps what it was asked, can go down, and comes back on the same port.
 */
export class MockGateway {
  readonly received: ReceivedCall[] = [];
  /** What a test wants different from the defaults; gets the request and the how-manieth call of its name this is, from 1. */
  answers: Answers = {};
  readonly #server = new GatewayServer((call) => this.#take(call));

  get address(): string {
    return this.#server.address;
  }

  /** Starts it, or starts it again on the port it had. */
  start(): Promise<void> {
    return this.#server.start();
  }

  /** Ends it at once, as a killed process would: connections break, the port refuses. */
  stop(): void {
    this.#server.stop();
  }

  calls(name: string): ReceivedCall[] {
    return this.received.filter((call) => call.name === name);
  }

  async #take({ name, request, peer }: IncomingCall): Promise<unknown> {
    this.received.push({ name, request, at: performance.now(), peer });
    const answer = this.answers[name] ?? DEFAULT_ANSWERS[name] ?? (() => ({}));
    return answer(request, this.calls(name).length);
  }
}
