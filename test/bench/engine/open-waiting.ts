import { openEmbeddedEngine, type EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine, EngineRecord } from '../../../server/engine/port.js';
import { readModel } from '../../engine/contract/fixtures.js';
import { ITEMS } from './run-cases.js';

/** The instant at which the cases of a filled file wait; by `TIMERS_DUE` their timers of two hours are due. */
export const NOW = Date.UTC(2026, 10, 2, 1);
export const TIMERS_DUE = NOW + 2 * 3_600_000 + 60_000;

/** A clock that runs on from `NOW`, as a server's does. */
export const openAtNow = (file: string): Promise<Engine & EngineControl> =>
  openEmbeddedEngine({ file, clock: { kind: 'movable', now: NOW } });

const RESULTS: Record<string, (jobKey: string) => Record<string, unknown>> = {
  Validate: () => ({
    ok: true,
    list: Array.from({ length: ITEMS }, (_, i) => ({ id: `i${i}`, dept: `d${i % 4}`, sla: 'PT2H' })),
  }),
  Dispatch: (jobKey) => ({ orderId: `W${jobKey}` }),
};

/** Brings one new case to where six officials have a task each, and answers the keys of those tasks. The engine stays open. */
export async function bringToOfficials(engine: Engine): Promise<string[]> {
  await engine.deployResources([readModel('case')]);
  const tasks: string[] = [];
  const take = async (record: EngineRecord) => {
    if (record.valueType !== 'JOB' || record.intent !== 'CREATED') return;
    const result = RESULTS[String(record.value.elementId)];
    if (result) await engine.completeJob({ jobKey: record.key, variables: result(record.key) });
    else if (record.value.elementId === 'Handle') tasks.push(record.key);
  };
  const variables = { caseNo: 'C1', applicant: 'u1', visitWithin: 'PT48H' };
  const { processInstanceKey } = await engine.createProcessInstance({ bpmnProcessId: 'case', variables });
  await new Promise<void>((resolve) => {
    const stop = engine.subscribeToRecords({}, async (records) => {
      for (const record of records) if (record.value.processInstanceKey === processInstanceKey) await take(record);
      if (tasks.length === ITEMS) setImmediate(() => void stop().then(resolve));
    });
  });
  return tasks;
}
