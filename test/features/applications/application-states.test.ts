import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APPLICATION_STATUSES, type ApplicationStatus } from '../../../server/api/application-states.js';
import { APPLICATION_TRANSITIONS } from '../../../server/features/applications/application-states.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { saveDraft } from '../../../server/features/applications/save-draft.js';
import { submitApplication } from '../../../server/features/applications/submit-application.js';
import { withdrawApplication } from '../../../server/features/applications/withdraw-application.js';
import { openWorld, type World } from '../items/case-world.js';
import { ProcessDriver } from '../items/process-driver.js';

const STATUSES = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];
const FINAL = ['COMPLETED', 'REJECTED', 'WITHDRAWN'] as const;

const ALLOWED: Record<string, ApplicationStatus[]> = {
  save: ['DRAFT'],
  submit: ['DRAFT'],
  precheck: ['SUBMITTED'],
  'request-correction': ['SUBMITTED'],
  'end-correction': ['CORRECTION'],
  accept: ['SUBMITTED'],
  reject: ['SUBMITTED'],
  complete: ['IN_PROGRESS'],
  withdraw: ['SUBMITTED', 'CORRECTION', 'IN_PROGRESS'],
};

let world: World;
let driver: ProcessDriver;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  driver = new ProcessDriver(world);
  id = await world.submit();
});
afterAll(() => world.close());

const version = async () => (await world.db.application.findUniqueOrThrow({ where: { id } })).version;
const run: Record<string, () => Promise<unknown>> = {
  save: async () =>
    saveDraft(world.asApplicant(id), world.applicationDeps, {
      id,
      version: await version(),
      form: {},
      selectedItems: [],
    }),
  submit: async () =>
    submitApplication(world.asApplicant(id), world.applicationDeps, { id, version: await version(), commitments: {} }),
  precheck: () => precheckApplication(world.as('clerk'), world.applicationDeps, { id, result: 'COMPLETE' }),
  withdraw: () => withdrawApplication(world.asApplicant(id), world.applicationDeps, { id, reason: '不办了' }),
};

it('has exactly the transitions of the table, and nothing leads out of a final status', () => {
  expect(
    Object.fromEntries(Object.entries(APPLICATION_TRANSITIONS).map(([verb, { from }]) => [verb, [...from]])),
  ).toEqual(ALLOWED);
});

describe.each(Object.keys(run))('%s', (verb) => {
  it.each(STATUSES.filter((status) => !ALLOWED[verb]?.includes(status)))(
    'is refused from %s, and nothing changes',
    async (status) => {
      const row = await world.db.application.update({ where: { id }, data: { status } });
      await expect(run[verb]?.()).rejects.toMatchObject({
        code: 'INVALID_STATE',
        userMessage: expect.stringContaining(APPLICATION_STATUSES[status]) as unknown,
      });
      expect(await world.db.application.findUnique({ where: { id } })).toEqual(row);
    },
  );
});

describe('a job that comes when the application has ended', () => {
  const jobs = [
    'application.fetchSharedData',
    'application.reject',
    'application.accept',
    'application.split',
    'application.composeFeedback',
  ] as const;
  it.each(FINAL.flatMap((status) => jobs.map((job) => ({ status, job }))))(
    '$job has no effect on $status',
    async ({ status, job }) => {
      const row = await world.db.application.update({ where: { id }, data: { status } });
      expect(await driver.job(job, { applicationId: id })).toEqual(
        job === 'application.split' ? { variables: { items: {} } } : { variables: {} },
      );
      expect(await world.db.application.findUnique({ where: { id } })).toEqual(row);
    },
  );

  it.each(['application.accept', 'application.reject'] as const)(
    '%s without the pre-check that asks for it fails, and a person looks',
    async (job) => {
      await world.db.application.update({ where: { id }, data: { status: 'SUBMITTED', precheckResult: null } });
      await expect(driver.job(job, { applicationId: id })).rejects.toThrow('Expected application');
    },
  );
});
