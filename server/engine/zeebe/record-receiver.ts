import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBulk } from './exported-record.js';
import { RECEIVER_USER } from './exporter-settings.js';
import { UnreadableBulkError } from './read-exported.js';
import type { RecordIntake } from './record-intake.js';

export interface ReceiverOptions {
  /** Loopback unless the broker runs elsewhere. */
  host: string;
  /** 0: any free port. */
  port: number;
  token: string;
  /** Told why a bulk was sent back; ids and reasons only. */
  warn: (text: string) => void;
}

export interface RecordReceiver {
  port: number;
  close(): Promise<void>;
}

/** The exporter's own limit for a bulk is 10 MB of records; a single record may be as large as a message, 4 MB. */
const MOST_BYTES = 64 * 1024 * 1024;
/** The broker's HTTP client keeps connections; ours must not close them first. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Stands where the broker's bundled exporter expects Elasticsearch: a port of its own with a token, `POST /_bulk` for records, and yes
 * to the set-up routes (templates, policies). 200 means committed; anything else makes the exporter keep the bulk and send it again,
 * 400 for one that cannot be read at all.
 */
export async function openRecordReceiver(intake: RecordIntake, options: ReceiverOptions): Promise<RecordReceiver> {
  const { host, port, token, warn } = options;
  const wanted = digest(`Basic ${Buffer.from(`${RECEIVER_USER}:${token}`).toString('base64')}`);
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      if (error instanceof UnreadableBulkError) {
        warn(`Records were refused and block the exporter until somebody looks: ${error.message}`);
        return send(response, 400, { error: error.message });
      }
      warn(`Records were sent back to the broker and will come again: ${String(error)}`);
      send(response, 503, { error: 'not taken' });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), wanted)) {
      request.resume();
      return send(response, 401, { error: 'token' });
    }
    const path = (request.url ?? '').split('?')[0];
    const body = await readBody(request);
    if (path !== '/_bulk') return send(response, 200, { acknowledged: true });
    const items = readBulk(body);
    await intake.take(items);
    send(response, 200, {
      took: 0,
      errors: false,
      items: items.map(({ action }) => ({ index: { ...action, status: 201 } })),
    });
  }

  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 10_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`A bulk of more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
