import { DEPLOYABLE_OUT_OF_SCOPE, OUT_OF_SCOPE } from './contract-scope.js';
import { modelNames, readModel, readTrace, traceNames } from './fixtures.js';
import { canonical } from './trace.js';
import { runTrace } from './trace-lab.js';

describe('the embedded engine does what a Zeebe 8.5.8 broker does', () => {
  test.each(traceNames())('%s', async (name) => {
    const golden = readTrace(name);
    const trace = await runTrace(golden, [readModel(name)]);
    expect(canonical(trace)).toEqual(canonical(golden));
  });

  test('every model is either compared with the broker or listed with a reason', () => {
    const compared = new Set(traceNames());
    for (const name of modelNames())
      expect([name, compared.has(name), name in OUT_OF_SCOPE]).toEqual([
        name,
        !(name in OUT_OF_SCOPE),
        !compared.has(name),
      ]);
    expect(Object.keys(OUT_OF_SCOPE).filter((name) => !modelNames().includes(name))).toEqual([]);
  });

  test.each(Object.keys(OUT_OF_SCOPE).filter((name) => !DEPLOYABLE_OUT_OF_SCOPE.has(name)))(
    'what it cannot run is refused at deployment, with the element: %s',
    async (name) => {
      const empty = { case: name, deploy: [], steps: [], end: { active: [], variables: [] } };
      const trace = await runTrace(empty, [readModel(name)]);
      expect(trace.deploy[0]?.slice(0, 2)).toEqual(['rejected', 3]);
      expect(String(trace.deploy[0]?.[2])).toMatch(/^CREATE INVALID_ARGUMENT \S+/);
    },
  );
});
