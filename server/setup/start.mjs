// npm start: whatever is missing is made, then the server runs in this very process, so that signals reach it once and directly.
import { orExit, setup } from './steps.mjs';

orExit(() => setup());
await import('../../dist/server/main.js');
