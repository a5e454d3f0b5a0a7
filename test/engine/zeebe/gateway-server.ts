import type { Server, ServerUnaryCall, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import type { RequestOf } from './default-answers.js';
import { GatewayStub, grpc } from './grpc-parts.js';
import { Refusal, SILENCE } from './refusal.js';

/** A call on its way in. */
export interface IncomingCall {
  /** The protocol's own method name (`CompleteJob`). */
  name: string;
  request: RequestOf;
  /** The connection it came on. */
  peer: string;
  /** Aborted when the caller has gone. */
  gone: AbortSignal;
}

/** What a call is answered with; rejects with {@link Refusal}. For a stream: jobs, or lists of jobs that may end in a refusal. */
export type Take = (call: IncomingCall) => Promise<unknown>;

/** A real gRPC server with the service of Zeebe's gateway; what it answers is somebody else's business. Comes back on the same port. */
export class GatewayServer {
  #server: Server | null = null;

  constructor(
    private readonly take: Take,
    /** 0: any free port. */
    private port = 0,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new grpc.Server({ 'grpc.max_receive_message_length': 4 * 1024 * 1024 });
    const methods = Object.values(GatewayStub.service).map(({ originalName, path, responseStream }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return [originalName ?? name, responseStream ? this.#stream(name) : this.#unary(name)] as const;
    });
    server.addService(GatewayStub.service, Object.fromEntries(methods));
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(this.address, grpc.ServerCredentials.createInsecure(), (error, port) =>
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

  #unary(name: string) {
    return (call: ServerUnaryCall<RequestOf, unknown>, callback: sendUnaryData<unknown>) => {
      const done = (answer: unknown) => (answer === SILENCE ? undefined : callback(null, answer as object));
      this.#takeNow(name, call).then(done, (error: unknown) => callback(asStatus(error)));
    };
  }

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
      this.#takeNow(name, call).then(done, (error: unknown) => call.emit('error', asStatus(error)));
    };
  }

  async #takeNow(name: string, call: TakenCall): Promise<unknown> {
    const gone = new AbortController();
    call.once('cancelled', () => gone.abort());
    return this.take({ name, request: call.request, peer: call.getPeer(), gone: gone.signal });
  }
}

interface TakenCall {
  request: RequestOf;
  getPeer(): string;
  once(event: 'cancelled', listener: () => void): unknown;
}

const asStatus = (error: unknown) =>
  error instanceof Refusal
    ? { code: error.code, details: error.details }
    : { code: grpc.status.UNKNOWN, details: `a fault of the test: ${String(error)}` };
