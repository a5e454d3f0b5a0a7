import { SERVICE_ITEM_KEYS } from '../../processes/contract.js';
import { ProcessBench } from './process-bench.js';
import type { ItemKey } from './scripted-office.js';

const APP = 'app-1';
const SUBSIDY = SERVICE_ITEM_KEYS['temporary-price-subsidy'];

let bench: ProcessBench;
beforeEach(async () => {
  bench = await ProcessBench.open();
});
afterEach(() => bench.close());

const part = (key: ItemKey = 'unemploymentRegistration') => bench.office.item(APP, key);

describe('precheck', () => {
  const lacksMaterial = async () => {
    await bench.submit(APP, ['unemploymentRegistration']);
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'INCOMPLETE' });
  };

  test('waits for the applicant, is done again after the correction, and each round has its own id', async () => {
    await lacksMaterial();
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitCorrection']);
    const first = bench.latest('cor', APP);
    await bench.send('correction.supplied', first);
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'INCOMPLETE' });
    await bench.send('correction.expired', first);
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitCorrection']);
    await bench.send('correction.supplied', bench.latest('cor', APP));
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'COMPLETE' });
    expect(bench.positionOf(part())).toEqual(['Task_HandleItem']);
  });

  test('an expired correction goes to a person; no machine says no', async () => {
    await lacksMaterial();
    await bench.send('correction.expired', bench.latest('cor', APP));
    expect(bench.office.times('application.reject')).toBe(0);
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'NOT_ACCEPTABLE' });
    expect(bench.office.times('application.reject', APP)).toBe(1);
    expect(bench.view.times('EndEvent_ApplicationRejected')).toBe(1);
    expect(bench.view.running()).toBe(0);
  });
});

describe('one part', () => {
  test('is returned and goes to the next unit, never back to the one that returned it', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'RETURN');
    expect(bench.taskOf(part())?.candidateGroups).toContain('unit:u2');
    await bench.decide(part(), 'GRANT');
    expect(part().outcome).toBe('GRANTED');
  });

  test('that every unit returned is assigned by the coordinator', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'RETURN');
    await bench.decide(part(), 'RETURN');
    expect(bench.positionOf(part())).toEqual(['Task_AssignUnit']);
    expect(bench.taskOf(part())?.candidateGroups).toContain('role:COORDINATOR');
    await bench.assignUnit(part(), 'u9');
    expect(bench.taskOf(part())?.candidateGroups).toContain('unit:u9');
    await bench.decide(part(), 'GRANT');
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
  });

  test('without a unit here is assigned by the coordinator', async () => {
    bench.office.units = (key) => (key === 'jobIntroduction' ? [] : ['u1']);
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    expect(bench.positionOf(part('jobIntroduction'))).toEqual(['Task_AssignUnit']);
    expect(bench.positionOf(part())).toEqual(['Task_HandleItem']);
  });

  test('waits for a correction and for a special procedure, each time back to its unit', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'CORRECT');
    expect(bench.positionOf(part())).toEqual(['Gateway_AwaitCorrection']);
    await bench.send('correction.expired', bench.latest('cor', part().id));
    await bench.decide(part(), 'SUSPEND');
    expect(bench.positionOf(part())).toEqual(['Event_SpecialProcedureEnded']);
    await bench.send('suspension.ended', bench.latest('sus', part().id));
    expect(bench.taskOf(part())?.candidateGroups).toContain('unit:u1');
    await bench.decide(part(), 'REFUSE');
    expect(part().outcome).toBe('REFUSED');
  });

  test('that is refused does not stop the rest; the feedback waits for all', async () => {
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    await bench.decide(part(), 'REFUSE');
    expect(bench.office.times('application.composeFeedback')).toBe(0);
    await bench.decide(part('jobIntroduction'), 'GRANT');
    expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
  });

  test('is warned, reminded and supervised without being taken from its handler', async () => {
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    const task = bench.taskOf(part());
    await bench.send('item.nearDue', part().id);
    await bench.send('item.overdue', part().id);
    expect(bench.office.times('deadline.warn', part().id)).toBe(1);
    expect(bench.office.times('deadline.remind', part().id)).toBe(1);
    expect(bench.office.times('deadline.remind', part('jobIntroduction').id)).toBe(0);
    await bench.send('item.longOverdue', part().id);
    expect(bench.office.times('supervision.order', part().id)).toBe(1);
    expect(bench.taskOf(part())).toEqual(task);
  });
});

describe('the price subsidy', () => {
  const benefit = () => part('unemploymentBenefitClaim');

  test('is skipped in the open when the benefit is refused', async () => {
    await bench.accept(APP, ['unemploymentBenefitClaim']);
    await bench.decide(benefit(), 'REFUSE');
    expect(bench.view.times('Task_SkipPriceSubsidy')).toBe(1);
    expect(bench.office.times('item.handleAutomatically')).toBe(0);
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
  });

  test('is skipped in the open when the benefit is withdrawn', async () => {
    await bench.accept(APP, ['unemploymentBenefitClaim']);
    await bench.send('item.withdrawn', benefit().id);
    expect(bench.view.times('Task_SkipPriceSubsidy')).toBe(1);
    expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
  });

  test('goes to a person when the rules cannot tell, and never round to the machine again', async () => {
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(APP, ['unemploymentBenefitClaim']);
    await bench.decide(benefit(), 'GRANT');
    expect(bench.positionOf(part(SUBSIDY))).toEqual(['Task_HandleItem']);
    expect(bench.office.times('item.handleAutomatically')).toBe(1);
    await bench.decide(part(SUBSIDY), 'REFUSE');
    expect(part(SUBSIDY).outcome).toBe('REFUSED');
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
  });
});
