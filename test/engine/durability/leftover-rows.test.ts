import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { readModel } from '../contract/fixtures.js';
import { countRows, findBrokenRules } from '../fuzz/check-rows.js';
import { CaseDriver } from './case-driver.js';
import { withEngineFile } from './temp-folder.js';

test('a case that has ended leaves no row behind but its records, nor does a message that is not kept', () =>
  withEngineFile(async (file) => {
    const engine = await openEmbeddedEngine({ file, thread: false });
    await engine.deployResources([readModel('case')]);
    const driver = new CaseDriver(engine, 1);
    await driver.start('C1');
    await driver.untilFinished(1);
    await driver.close();
    await engine.close();
    expect(findBrokenRules(file)).toEqual([]);
    expect(Object.values(countRows(file)).filter((count) => count > 0)).toEqual([]);
  }));
