// npm start: whatever is missing is made, then the server runs in this very process, so that signals reach it once and directly.
import { orExit, setup } from './steps.mjs';

orExit(() => setup());

// Who stops npm by a signal stops only its shell; the server follows it, in order, and does not stay behind with port and data.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
await import('../../dist/server/main.js');
