import { processTraceNames, readProcessModels, readProcessTrace } from './fixtures.js';
import { canonical } from './trace.js';
import { runTrace } from './trace-lab.js';

describe('the reference processes run as on the broker', () => {
  test.each(processTraceNames())('%s', async (name) => {
    const golden = readProcessTrace(name);
    const trace = await runTrace(golden, readProcessModels(name));
    expect(canonical(trace, golden)).toEqual(canonical(golden));
  });
});
