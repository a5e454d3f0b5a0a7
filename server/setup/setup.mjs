// npm run setup: everything that npm start does before it starts.
import { orExit, say, setup } from './steps.mjs';

orExit(() => setup());
say('准备完成');
