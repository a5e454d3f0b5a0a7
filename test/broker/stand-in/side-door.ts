import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClockRefusal, type StandInClock } from './stand-in-clock.js';

/**
 * The management port of a stand-in: the routes of a broker's actuator that somebody here uses (`/actuator/health/status`,
 * `POST /actuator/clock/pin|add`, `DELETE /actuator/clock`). The clock answers 404 when it is the machine's.
 */
export async function openSideDoor(
  clock: StandInClock | null,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    answer(clock, request).then(
      (body) => (body === null ? send(404, { error: 'not here' }) : send(200, body)),
      (error: unknown) => send(error instanceof ClockRefusal ? 400 : 500, { error: String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

async function answer(clock: StandInClock | null, request: IncomingMessage): Promise<object | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
  const told = (epochMilli: number) => ({ epochMilli, instant: new Date(epochMilli).toISOString() });
  switch (`${request.method} ${request.url}`) {
    case 'GET /actuator/health/status':
      return { status: 'UP', components: { standIn: { status: 'UP' } } };
    case 'POST /actuator/clock/pin':
      return clock && told(await clock.pin(Number(body.epochMilli)));
    case 'POST /actuator/clock/add':
      return clock && told(await clock.add(Number(body.offsetMilli)));
    case 'DELETE /actuator/clock':
      return clock && told(clock.reset());
    default:
      return null;
  }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
