import { startStandIn, type RunningStandIn } from '../../broker/stand-in/start-stand-in.js';
import { findDifference } from './find-difference.js';
import { openTarget } from './open-target.js';
import { modelCases } from './suite.js';

// What ZEEBE_ADDRESS names, joined as the tools do; here it is a stand-in in a process of its own (替身，不是 Zeebe).

let standIn: RunningStandIn;
afterEach(() => standIn.remove());
const environment = (): NodeJS.ProcessEnv => ({
  ZEEBE_ADDRESS: standIn.address,
  ZEEBE_MANAGEMENT: `${standIn.management}/`,
  ZEEBE_RECORDS_PORT: String(standIn.recordsPort),
  ZEEBE_RECORDS_TOKEN: standIn.token,
});

test('a case runs there twice, in another week with other versions, and a stand-in is known for what it is', async () => {
  standIn = await startStandIn({ controlledClock: true, partitions: 5 });
  const told: string[] = [];
  const cluster = await openTarget((text) => told.push(text), environment());
  try {
    expect([cluster.isStandIn, told.join('')]).toEqual([true, expect.stringContaining('替身，不是 Zeebe')]);
    const cases = modelCases().filter(({ name }) => ['timer-start-replaced', 'message-start-key'].includes(name));
    expect(cases).toHaveLength(2);
    for (const one of [...cases, ...cases])
      expect(findDifference(await cluster.run(one.open()), one.golden)).toBeNull();
  } finally {
    await cluster.close();
  }
});

test('a cluster whose clock is the machine’s is refused, with what to do', async () => {
  standIn = await startStandIn();
  const cluster = await openTarget(() => undefined, environment());
  try {
    const [one] = modelCases().filter(({ name }) => name === 'boundary-timer');
    await expect(one && cluster.run(one.open())).rejects.toThrow('ZEEBE_CLOCK_CONTROLLED=true');
  } finally {
    await cluster.close();
  }
});
