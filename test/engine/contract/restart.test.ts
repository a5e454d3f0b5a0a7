import {
  processTraceNames,
  readModel,
  readProcessModels,
  readProcessTrace,
  readTrace,
  traceNames,
} from './fixtures.js';
import { canonical } from './trace.js';
import { runTrace } from './trace-lab.js';

describe('closed and opened again between any two steps, the engine goes on as if nothing had happened', () => {
  test.each(traceNames().filter((name) => readTrace(name).steps.length > 1))('%s', async (name) => {
    const golden = readTrace(name);
    const trace = await runTrace(golden, [readModel(name)], { restarts: 'close' });
    expect(canonical(trace, golden)).toEqual(canonical(golden));
  });

  test.each(processTraceNames())('%s', async (name) => {
    const golden = readProcessTrace(name);
    const trace = await runTrace(golden, readProcessModels(name), { restarts: 'close' });
    expect(canonical(trace, golden)).toEqual(canonical(golden));
  });
});
