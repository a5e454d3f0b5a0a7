import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEM_STATUSES, type ItemStatus } from '../../../server/api/application-states.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { assignUnit } from '../../../server/features/items/assign-unit.js';
import { decideItem } from '../../../server/features/items/decide-item.js';
import { endSuspension } from '../../../server/features/items/end-suspension.js';
import { remindItem } from '../../../server/features/items/remind-item.js';
import { requestAssist } from '../../../server/features/items/request-assist.js';
import { requestItemCorrection } from '../../../server/features/items/request-item-correction.js';
import { returnItem } from '../../../server/features/items/return-item.js';
import { suspendItem } from '../../../server/features/items/suspend-item.js';
import { transferItem } from '../../../server/features/items/transfer-item.js';
import { withdrawItem } from '../../../server/features/items/withdraw-item.js';
import { ITEM_TRANSITIONS, requireItemStatus, type ItemVerb } from '../../../server/features/items/item-states.js';
import { openWorld, type World } from './case-world.js';
import { ProcessDriver } from './process-driver.js';

const STATUSES = Object.keys(ITEM_STATUSES) as ItemStatus[];

/** Who may do what from where, once more and by hand: the table of the product is held against it. */
const ALLOWED: Record<string, ItemStatus[]> = {
  decide: ['HANDLING'],
  'request-correction': ['HANDLING'],
  suspend: ['HANDLING'],
  'end-suspension': ['SUSPENDED'],
  return: ['HANDLING'],
  transfer: ['HANDLING'],
  assist: ['HANDLING', 'CORRECTION', 'SUSPENDED'],
  withdraw: ['PENDING', 'AWAITING_UNIT', 'HANDLING', 'CORRECTION', 'SUSPENDED'],
  remind: ['AWAITING_UNIT', 'HANDLING'],
  'assign-unit': ['AWAITING_UNIT'],
  dispatch: ['PENDING'],
  'await-unit': ['PENDING'],
  'review-manually': ['PENDING'],
  'end-correction': ['CORRECTION'],
  'close-automatically': ['PENDING'],
  close: ['DECIDED'],
};

let world: World;
let id: string;
let version: number;
beforeAll(async () => {
  world = await openWorld();
  const driver = new ProcessDriver(world);
  const applicationId = await world.submit({ items: ['unemployment-registration'] });
  await driver.pump();
  await precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'COMPLETE' });
  await driver.pump();
  ({ id, version } = await world.db.applicationItem.findFirstOrThrow());
});
afterAll(() => world.close());

const run: Record<string, () => Promise<unknown>> = {
  decide: () => decideItem(world.as('employment1'), world.itemDeps, { id, version, decision: 'GRANT' }),
  'request-correction': () =>
    requestItemCorrection(world.as('employment1'), world.itemDeps, {
      id,
      version,
      entries: [{ key: 'personName_applicant', label: '', kind: 'FIELD', reason: '错' }],
    }),
  suspend: () => suspendItem(world.as('employment1'), world.itemDeps, { id, version, kind: '公示', reason: '按规定' }),
  'end-suspension': () => endSuspension(world.as('employment1'), world.itemDeps, { id, version }),
  return: () => returnItem(world.as('employment1'), world.itemDeps, { id, version, reason: '不归我' }),
  transfer: () =>
    transferItem(world.as('employmentHead'), world.itemDeps, { id, version, userId: 'employment2', reason: '分工' }),
  assist: () =>
    requestAssist(world.as('employment1'), world.itemDeps, { id, version, userId: 'social1', request: '请核实' }),
  withdraw: () => withdrawItem(world.as('clerk'), world.itemDeps, { id, version, reason: '申请人要求' }),
  remind: () => remindItem(world.as('style'), world.itemDeps, { id }),
  'assign-unit': () =>
    assignUnit(world.as('coordinator'), world.itemDeps, { id, version, unitId: 'employment', reason: '归口' }),
};

it('has exactly the transitions of the table, and nothing leads out of CLOSED and WITHDRAWN', () => {
  const table = Object.fromEntries(Object.entries(ITEM_TRANSITIONS).map(([verb, { from }]) => [verb, [...from]]));
  expect(table).toEqual(ALLOWED);
});

describe.each(Object.keys(run))('%s', (verb) => {
  it.each(STATUSES.filter((status) => !ALLOWED[verb]?.includes(status)))(
    'is refused from %s, and nothing changes',
    async (status) => {
      const row = await world.db.applicationItem.update({ where: { id }, data: { status } });
      await expect(run[verb]?.()).rejects.toMatchObject({
        code: 'INVALID_STATE',
        userMessage: expect.stringContaining(ITEM_STATUSES[status]) as unknown,
      });
      expect(await world.db.applicationItem.findUnique({ where: { id } })).toEqual(row);
    },
  );
});

it('names status and verb in the sentence that refuses', () => {
  for (const verb of Object.keys(ALLOWED) as ItemVerb[])
    for (const status of STATUSES.filter((each) => !ALLOWED[verb]?.includes(each)))
      expect(() => requireItemStatus(verb, { id: 'item_1', status })).toThrow(
        `Expected to ${verb} item item_1, but it is ${status}`,
      );
});
