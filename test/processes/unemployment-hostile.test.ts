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
const finish = async () => {
  await bench.decide(part(), 'GRANT');
  await bench.send('rating.windowClosed', bench.latest('inv', APP));
};

describe('starting', () => {
  test('the same outbox line is refused the second time', async () => {
    bench.office.chosen.set(APP, ['unemploymentRegistration']);
    await bench.publish('application.submitted', APP, 'out-a');
    await expect(bench.publish('application.submitted', APP, 'out-a')).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await bench.settle();
    expect(bench.applicationInstances(APP)).toHaveLength(1);
  });

  test('a second submission under another id is held while the case runs, and refused by state when it starts', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.send('application.submitted', APP);
    expect(bench.applicationInstances(APP)).toHaveLength(1);
    await finish();
    expect(bench.applicationInstances(APP)).toHaveLength(2);
    expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(1);
    expect(bench.office.times('application.accept', APP)).toBe(1);
    expect(bench.view.running()).toBe(0);
  });
});

test('a second submission that is held does not outlive a withdrawal, and a late withdrawal meets nobody', async () => {
  await bench.accept(APP, ['unemploymentRegistration']);
  await bench.send('application.submitted', APP);
  await bench.send('application.withdrawn', APP);
  expect(bench.view.times('EndEvent_ApplicationWithdrawn')).toBe(1);
  expect(bench.view.times('EndEvent_DuplicateIgnored')).toBe(1);
  await bench.send('application.withdrawn', APP);
  expect(bench.office.times('application.withdraw', APP)).toBe(1);
  expect(bench.view.running()).toBe(0);
});

describe('early and stale', () => {
  test('an answer that comes before its wait is not lost', async () => {
    await bench.submit(APP, ['unemploymentRegistration']);
    await bench.publish('correction.supplied', 'cor-1');
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'INCOMPLETE' });
    expect(bench.latest('cor', APP)).toBe('cor-1');
    expect(bench.precheckTask(APP).kind).toBe('application.precheck');
  });

  test('a rung that comes while the part is corrected reaches it afterwards, once', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'CORRECT');
    await bench.send('item.overdue', part().id);
    expect(bench.office.times('deadline.remind')).toBe(0);
    await bench.send('correction.supplied', bench.latest('cor', part().id));
    await bench.decide(part(), 'SUSPEND');
    await bench.send('suspension.ended', bench.latest('sus', part().id));
    expect(bench.office.times('deadline.remind', part().id)).toBe(1);
  });

  test('a task cannot be completed twice', async () => {
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    const jobKey = bench.taskOf(part())?.jobKey ?? '';
    await bench.decide(part(), 'GRANT');
    await expect(bench.engine.completeJob({ jobKey, variables: { decision: 'REFUSE' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('an expiry that comes after the correction was supplied changes nothing', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'CORRECT');
    const correctionId = bench.latest('cor', part().id);
    await bench.send('correction.supplied', correctionId);
    const task = bench.taskOf(part());
    await bench.send('correction.expired', correctionId);
    expect(bench.taskOf(part())).toEqual(task);
  });

  test('a forgotten decision stops as an incident instead of repeating the last one, and can be mended', async () => {
    await bench.accept(APP, ['unemploymentRegistration']);
    await bench.decide(part(), 'CORRECT');
    await bench.send('correction.supplied', bench.latest('cor', part().id));
    const task = bench.taskOf(part());
    if (!task) throw new Error('The part is not being handled');
    await bench.complete(task, {});
    const [incident] = bench.view.incidents;
    expect(incident?.[1].elementId).toBe('Gateway_WhatDecision');
    part().outcome = 'GRANTED';
    await bench.engine.setVariables({ elementInstanceKey: task.processInstanceKey, variables: { decision: 'GRANT' } });
    await bench.engine.resolveIncident(incident?.[0] ?? '');
    await bench.settle();
    expect(bench.view.incidents.size).toBe(0);
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
  });
});

describe('the applicant withdraws the whole application', () => {
  const CHOSEN: ItemKey[] = [
    'unemploymentRegistration',
    'jobIntroduction',
    'socialCardIssue',
    'unemploymentBenefitClaim',
  ];
  const STAGES: [string, () => Promise<void>][] = [
    ['before any step was done', () => bench.publish('application.submitted', APP)],
    ['at precheck', () => bench.submit(APP, CHOSEN)],
    [
      'while materials are missing',
      async () => {
        await bench.submit(APP, CHOSEN);
        await bench.complete(bench.precheckTask(APP), { precheckResult: 'INCOMPLETE' });
      },
    ],
    [
      'while its parts stand everywhere',
      async () => {
        bench.office.units = (key) => (key === 'socialCardIssue' ? [] : ['u1', 'u2']);
        await bench.accept(APP, [...CHOSEN, 'employmentCertificateIssue']);
        await bench.decide(part('unemploymentRegistration'), 'CORRECT');
        await bench.decide(part('jobIntroduction'), 'SUSPEND');
        await bench.decide(part('employmentCertificateIssue'), 'GRANT');
        await bench.publish('item.overdue', part('unemploymentBenefitClaim').id);
      },
    ],
    [
      'while the price subsidy is with a person',
      async () => {
        bench.office.automaticRule = 'CANNOT_TELL';
        await bench.accept(APP, ['unemploymentBenefitClaim']);
        await bench.decide(part('unemploymentBenefitClaim'), 'GRANT');
      },
    ],
    [
      'while an incident is open',
      async () => {
        await bench.accept(APP, ['unemploymentRegistration']);
        const task = bench.taskOf(part());
        if (task) await bench.complete(task, {});
        expect(bench.view.incidents.size).toBe(1);
      },
    ],
  ];

  test.each(STAGES)('%s', async (_stage, reach) => {
    await reach();
    await bench.send('application.withdrawn', APP);
    expect(bench.view.times('EndEvent_ApplicationWithdrawn')).toBe(1);
    expect(bench.office.times('application.withdraw', APP)).toBe(1);
    expect(bench.office.times('application.composeFeedback')).toBe(0);
    expect(bench.view.tasks.size).toBe(0);
    expect(bench.view.incidents.size).toBe(0);
    expect(bench.view.running()).toBe(0);
  });
});

describe('the applicant withdraws one part', () => {
  const REACH: [string, () => Promise<void>][] = [
    ['while it is handled', () => Promise.resolve()],
    ['while its correction is open', () => bench.decide(part(), 'CORRECT')],
    ['during a special procedure', () => bench.decide(part(), 'SUSPEND')],
    [
      'while it waits for a unit',
      async () => {
        await bench.decide(part(), 'RETURN');
        await bench.decide(part(), 'RETURN');
        expect(bench.positionOf(part())).toEqual(['Task_AssignUnit']);
      },
    ],
    [
      'while it has an incident',
      async () => {
        const task = bench.taskOf(part());
        if (task) await bench.complete(task, {});
      },
    ],
  ];

  test.each(REACH)('%s, and its siblings go on', async (_stage, reach) => {
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    await reach();
    const sibling = bench.taskOf(part('jobIntroduction'));
    await bench.send('item.withdrawn', part().id);
    expect(bench.positionOf(part())).toEqual([]);
    expect(part().outcome).toBe('WITHDRAWN');
    expect(bench.view.incidents.size).toBe(0);
    expect(bench.taskOf(part('jobIntroduction'))).toEqual(sibling);
    await bench.decide(part('jobIntroduction'), 'GRANT');
    expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
  });

  test('and the answer to its correction that comes too late reaches nobody', async () => {
    await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
    await bench.decide(part(), 'CORRECT');
    await bench.decide(part('jobIntroduction'), 'CORRECT');
    await bench.publish('item.withdrawn', part().id);
    await bench.send('correction.supplied', bench.latest('cor', part().id));
    expect(bench.positionOf(part('jobIntroduction'))).toEqual(['Gateway_AwaitCorrection']);
    expect(part().outcome).toBe('WITHDRAWN');
  });

  test('before it started: the message waits for it', async () => {
    await bench.submit(APP, ['unemploymentRegistration', 'jobIntroduction']);
    await bench.publish('item.withdrawn', `${APP}/unemploymentRegistration`);
    await bench.complete(bench.precheckTask(APP), { precheckResult: 'COMPLETE' });
    expect(part().outcome).toBe('WITHDRAWN');
    expect(bench.taskOf(part())).toBeUndefined();
    expect(bench.taskOf(part('jobIntroduction'))).toBeDefined();
  });

  test('before it started, and the message was lost: the dispatch finds it closed and asks nobody', async () => {
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(APP, ['unemploymentBenefitClaim']);
    const units = bench.office.units;
    bench.office.units = (key) => {
      if (key === SUBSIDY) throw new Error('A closed part looks for no unit');
      return units(key);
    };
    // the row is closed between the automatic try and the dispatch
    const handle = bench.office.handle.bind(bench.office);
    bench.office.handle = (job) => {
      const answer = handle(job);
      if (job.type === 'item.handleAutomatically' && 'error' in answer) part(SUBSIDY).outcome = 'WITHDRAWN';
      return answer;
    };
    await bench.decide(part('unemploymentBenefitClaim'), 'GRANT');
    expect(bench.view.times('EndEvent_AutomaticItemClosed')).toBe(1);
    expect(part(SUBSIDY).outcome).toBe('WITHDRAWN');
    expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
  });
});
