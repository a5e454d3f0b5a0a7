import { writeSync } from 'node:fs';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { readModel } from '../contract/fixtures.js';
import { CaseDriver } from './case-driver.js';

/** A process that is killed: runs cases without end and says on stdout only what the engine has acknowledged. */
const [file = '', prefix = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

try {
  const engine = await openEmbeddedEngine({ file, thread: true });
  await engine.deployResources([readModel('case')]);
  const driver = new CaseDriver(engine, 3);
  driver.onAcknowledged = say;
  for (let round = 0; ; round++) {
    await Promise.all([1, 2, 3, 4].map((n) => driver.start(`${prefix}-${round}-${n}`)));
    await driver.untilFinished(driver.finished + 1);
  }
} catch (error) {
  say(`refused ${String((error as { code?: string }).code)}`);
}
