import { modelNames, readModel, readTrace, traceNames } from './fixtures.js';
import { canonical } from './trace.js';
import { runTrace } from './trace-lab.js';

describe('the embedded engine does what a Zeebe 8.5.8 broker does', () => {
  test.each(traceNames())('%s', async (name) => {
    const golden = readTrace(name);
    const trace = await runTrace(golden, [readModel(name)]);
    expect(canonical(trace, golden)).toEqual(canonical(golden));
  });

  test('every model has a trace of the broker, and every trace its model', () => {
    expect(traceNames()).toEqual(modelNames());
  });
});
