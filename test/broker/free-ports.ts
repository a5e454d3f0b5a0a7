import { createServer } from 'node:net';

/** Below the range from which the system gives ports away by itself. */
const FIRST = 15_000;
const LAST = 31_000;

/** The first of `count` neighbouring ports of this machine that were free a moment ago. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const base = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const ports = Array.from({ length: count }, (_, index) => base + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
