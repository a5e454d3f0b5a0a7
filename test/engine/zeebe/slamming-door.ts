import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface SlammingDoor {
  address: string;
  /** How often somebody tried to connect. */
  knocks(): number;
  close(): Promise<void>;
}

/** A port behind which no gateway is: it counts who comes and hangs up at once. */
export async function openSlammingDoor(): Promise<SlammingDoor> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks++;
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    knocks: () => knocks,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
