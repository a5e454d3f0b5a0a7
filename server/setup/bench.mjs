// npm run bench: measures a server of its own with a year's volume (test/bench/main.ts); judges nothing.
import { orExit, setup } from './steps.mjs';

orExit(() => setup());
await import('../../dist/test/bench/main.js');
