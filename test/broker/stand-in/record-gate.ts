import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A door between an exporter and our receiver: while it is shut every bulk is sent back, so that records are late. */
export interface RecordGate {
  /** `http://host:port` for the exporter. */
  url: string;
  isOpen: boolean;
  /** Bulks that were sent back. */
  refused: number;
  close(): void;
}

export async function openRecordGate(recordsPort: number): Promise<RecordGate> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const end = (status: number, body: string) => response.writeHead(status).end(body);
      if (!gate.isOpen) {
        gate.refused += 1;
        return end(503, '');
      }
      const headers = { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' };
      fetch(`http://127.0.0.1:${recordsPort}${request.url ?? ''}`, {
        method: 'POST',
        headers,
        body: Buffer.concat(chunks),
      }).then(
        async (answer) => end(answer.status, await answer.text()),
        () => end(503, ''),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gate: RecordGate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isOpen: true,
    refused: 0,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return gate;
}
