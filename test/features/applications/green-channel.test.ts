import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserActor } from '../../../server/shared/actor.js';
import { clearGreenChannel } from '../../../server/features/applications/clear-green-channel.js';
import { getApplication } from '../../../server/features/applications/get-application.js';
import { markGreenChannel } from '../../../server/features/applications/mark-green-channel.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { withdrawApplication } from '../../../server/features/applications/withdraw-application.js';
import { getItem } from '../../../server/features/items/get-item.js';
import { can } from '../../../server/features/people/permissions.js';
import { findInbox } from '../../../server/features/tasks/find-inbox.js';
import { openWorld, type World } from '../items/case-world.js';
import { ProcessDriver } from '../items/process-driver.js';

let world: World;
let driver: ProcessDriver;
let first: string;
let second: string;

beforeEach(async () => {
  world = await openWorld();
  driver = new ProcessDriver(world);
  first = await world.submit();
  second = await world.submit();
  await driver.pump();
});
afterEach(() => world.close());

const accept = async (id: string) => {
  await precheckApplication(world.as('clerk'), world.applicationDeps, { id, result: 'COMPLETE' });
  await driver.pump();
};
const mark = (userId: string, id: string) =>
  markGreenChannel(world.as(userId), world.applicationDeps, { id, group: 'ELDERLY', note: '行动慢，请优先' });
const clear = (userId: string, id: string, reason = '填错了') =>
  clearGreenChannel(world.as(userId), world.applicationDeps, { id, reason });
const inbox = async (userId: string, green?: boolean) =>
  (
    await findInbox(
      world.db,
      world.clock,
      { can, findChips: world.applicationDeps.findChips },
      world.as(userId).actor as UserActor,
      { tab: 'unit', page: 1, pageSize: 50, order: 'asc', ...(green === undefined ? {} : { green }) },
    )
  ).items;
const lines = async (id: string) =>
  (await world.db.ledgerEvent.findMany({ where: { caseId: id, action: { contains: 'green-channel' } } })).map(
    ({ summary, reason }) => `${summary} ${reason ?? ''}`.trim(),
  );
const offerOf = async (userId: string, id: string) =>
  (await getApplication(world.db, world.applicationDeps, world.as(userId).actor as UserActor, id)).actions.find(
    ({ action }) => action.endsWith('green-channel'),
  );

describe('绿色通道', () => {
  it('marked by the window, puts waiting work on top and what comes later too, with who and why in the ledger', async () => {
    expect((await inbox('clerk')).map(({ subjectId }) => subjectId)).toEqual([first, second]);
    await mark('clerk', second);
    expect((await inbox('clerk')).map(({ subjectId }) => subjectId)).toEqual([second, first]);
    expect((await inbox('clerk', true)).map(({ subjectId }) => subjectId)).toEqual([second]);
    await accept(first);
    await accept(second);
    const [top, ...rest] = await inbox('employment1');
    expect([top?.applicationId, top?.greenChannel, rest.at(-1)?.applicationId]).toEqual([second, true, first]);
    expect(await lines(second)).toEqual(['标为绿色通道：老年人 行动慢，请优先']);
    expect(await lines(first)).toEqual([]);
  });

  it('taken back with the reason by a unit that has a part, the work stands where its deadline puts it', async () => {
    await mark('clerk', second);
    await accept(first);
    await accept(second);
    await clear('employment1', second);
    const rows = await inbox('employment1');
    expect([rows[0]?.applicationId, rows.some(({ greenChannel }) => greenChannel)]).toEqual([first, false]);
    expect(await inbox('employment1', true)).toEqual([]);
    expect(await lines(second)).toEqual(['标为绿色通道：老年人 行动慢，请优先', '取消绿色通道 填错了']);
  });

  it('is marked by the receiving unit on its part, where the verb is offered', async () => {
    await accept(first);
    const part = await world.db.applicationItem.findFirstOrThrow({
      where: { applicationId: first, unitId: 'employment' },
    });
    const view = () => getItem(world.db, world.itemDeps, world.as('employment1').actor as UserActor, part.id);
    const verbs = async () =>
      (await view()).actions.filter(({ action, allowed }) => allowed && action.endsWith('green-channel'));
    expect(await verbs()).toMatchObject([{ action: 'mark-green-channel', label: '标为绿色通道' }]);
    await mark('employment1', first);
    expect(await verbs()).toMatchObject([{ action: 'clear-green-channel', label: '取消绿色通道' }]);
    expect((await view()).application.greenChannel).toBe(true);
  });

  it('is none of a unit’s without a part, of 行风办’s or of an applicant’s', async () => {
    await accept(first);
    for (const userId of ['card1', 'style'])
      await expect(mark(userId, first)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await offerOf('style', first)).toMatchObject({ allowed: false, reason: '绿色通道由综合窗口或承办单位标记' });
    await expect(
      markGreenChannel(world.asApplicant(first), world.applicationDeps, { id: first, group: 'ELDERLY' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await lines(first)).toEqual([]);
  });

  it('is refused twice, without a reason where one is asked for, and when the application is over', async () => {
    await expect(clear('clerk', first)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      userMessage: '现在不是绿色通道',
    });
    await expect(
      markGreenChannel(world.as('clerk'), world.applicationDeps, { id: first, group: 'OTHER', note: ' ' }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await mark('clerk', first);
    await expect(mark('clerk', first)).rejects.toMatchObject({ code: 'INVALID_STATE', userMessage: '已经是绿色通道' });
    await expect(clear('clerk', first, '  ')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await withdrawApplication(world.as('clerk'), world.applicationDeps, { id: first, reason: '不办了' });
    await driver.pump();
    await expect(clear('clerk', first)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await offerOf('clerk', first)).toMatchObject({ allowed: false });
  });
});
