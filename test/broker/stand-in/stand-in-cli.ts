import { openStandIn, STAND_IN_NOTICE, type StandInOptions } from './open-stand-in.js';

// node dist/test/broker/stand-in/stand-in-cli.js OPTIONS-AS-JSON: a stand-in as a process of its own, until SIGTERM or until whoever started it has gone
// (its end of standard input).

const standIn = await openStandIn(JSON.parse(process.argv[2] ?? '{}') as StandInOptions);
console.log(`${STAND_IN_NOTICE}\nready ${standIn.address} ${standIn.management}`);
const stop = () => void standIn.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.stdin.once('close', stop).resume();
