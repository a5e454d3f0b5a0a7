import type { Server, ServerUnaryCall, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import { DEFAULT_ANSWERS, type Answers, type RequestOf } from './default-answers.js';
import { GatewayStub, grpc } from './grpc-parts.js';
import { Refusal, SILENCE } from './refusal.js';

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
  #server: Server | null = null;
  #port = 0;

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Starts it, or starts it again on the port it had. */
  async start(): Promise<void> {
    const server = new grpc.Server({ 'grpc.max_receive_message_length': 4 * 1024 * 1024 });
    const methods = Object.values(GatewayStub.service).map(({ originalName, path, responseStream }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return [originalName ?? name, responseStream ? this.#stream(name) : this.#unary(name)] as const;
    });
    server.addService(GatewayStub.service, Object.fromEntries(methods));
    this.#port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${this.#port}`, grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.#server = server;
  }

  /** Ends it at once, as a killed process would: connections break, the port refuses. */
  stop(): void {
    this.#server?.forceShutdown();
    this.#server = null;
  }

  calls(name: string): ReceivedCall[] {
    return this.received.filter((call) => call.name === name);
  }

  async #take(name: string, { request, getPeer }: TakenCall): Promise<unknown> {
    this.received.push({ name, request, at: performance.now(), peer: getPeer() });
    const answer = this.answers[name] ?? DEFAULT_ANSWERS[name] ?? (() => ({}));
    return answer(request, this.calls(name).length);
  }

  #unary(name: string) {
    return (call: ServerUnaryCall<RequestOf, unknown>, callback: sendUnaryData<unknown>) => {
      const done = (answer: unknown) => (answer === SILENCE ? undefined : callback(null, answer as object));
      this.#take(name, taken(call)).then(done, (error: unknown) => callback(asStatus(error)));
    };
  }

  /** An answer is a list of jobs (none: the stream ends empty), or parts of it that may end in a refusal. */
  #stream(name: string) {
    return (call: ServerWritableStream<RequestOf, unknown>) => {
      const write = (part: unknown) => {
        if (part instanceof Refusal) call.emit('error', asStatus(part));
        else call.write({ jobs: part });
        return part instanceof Refusal;
      };
      const done = (answer: unknown) => {
        if (answer === SILENCE) return;
        const parts = answer as unknown[];
        const broken = parts.length > 0 && (Array.isArray(parts[0]) ? parts : [parts]).some(write);
        if (!broken) call.end();
      };
      this.#take(name, taken(call)).then(done, (error: unknown) => call.emit('error', asStatus(error)));
    };
  }
}

interface TakenCall {
  request: RequestOf;
  getPeer(): string;
}

const taken = (call: TakenCall): TakenCall => ({ request: call.request, getPeer: () => call.getPeer() });

const asStatus = (error: unknown) =>
  error instanceof Refusal
    ? { code: error.code, details: error.details }
    : { code: grpc.status.UNKNOWN, details: `a fault of the test: ${String(error)}` };
