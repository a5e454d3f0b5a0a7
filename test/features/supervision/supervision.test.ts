import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { liftOrder } from '../../../server/features/supervision/lift-order.js';
import { orderSupervision } from '../../../server/features/supervision/order-supervision.js';
import { replyToOrder } from '../../../server/features/supervision/reply-to-order.js';
import { followUpOrder, reviewOrder } from '../../../server/features/supervision/review-order.js';
import { signForOrder } from '../../../server/features/supervision/sign-for-order.js';
import { findSupervisions } from '../../../server/features/supervision/find-supervisions.js';
import { findBulletin } from '../../../server/features/supervision/find-bulletin.js';
import { getSupervision } from '../../../server/features/supervision/get-supervision.js';
import { openSupervisionWorld, type SupervisionWorld } from './supervision-world.js';

let world: SupervisionWorld;
let id: string;
beforeEach(async () => {
  world = await openSupervisionWorld();
  await world.rectify('r1', 3);
  ({ id } = await orderSupervision(world.as('style'), world.deps, {
    subjectType: 'rectification',
    subjectId: 'r1',
    requirement: '请说明原因',
    limit: { value: 3, unit: 'WORKING_DAY' },
  }));
});
afterEach(() => world.close());

const row = () => world.db.supervisionOrder.findUniqueOrThrow({ where: { id } });
const head = async () => ({ id, version: (await row()).version });
const issue = () => world.job('supervision.issue', { supervisionOrderId: id });
const signFor = async () => {
  await world.task('supervision.sign-for', id, { candidateUnitId: 'employment' });
  await signForOrder(world.as('employment'), world.deps, await head());
};
const reply = async (text = '正在整改') => {
  await world.task('supervision.handle', id, { candidateUnitId: 'employment' });
  await replyToOrder(world.as('employment'), world.deps, { ...(await head()), reply: text });
};

describe('督办', () => {
  it('allows one open order a subject', async () => {
    const again = { subjectType: 'rectification' as const, subjectId: 'r1', requirement: '再办' };
    await expect(orderSupervision(world.as('style'), world.deps, again)).rejects.toMatchObject({ code: 'CONFLICT' });
    await liftOrder(world.as('style'), world.deps, { ...(await head()), reason: '写错了' });
    await orderSupervision(world.as('style'), world.deps, again);
    expect(await world.published()).toEqual(
      expect.arrayContaining([`supervision.ordered ${id}`, `supervision.lifted ${id}`]),
    );
  });

  it('is found by its number and by what it is about', async () => {
    const find = async (q: string) =>
      (await findSupervisions(world.db, world.deps, world.actor('style'), { page: 1, pageSize: 25, order: 'asc', q }))
        .total;
    expect([await find('db-2026'), await find('重复提交'), await find('别的')]).toEqual([1, 1, 0]);
  });

  it('asks for the reply by the day of the reply, also while it still has to be signed for', async () => {
    await issue();
    const view = await getSupervision(world.db, world.deps, world.actor('employment'), id);
    expect(view.deadline).toMatchObject({ kind: 'SUPERVISION_SIGN', dueAt: '2026-11-03T09:30:00.000Z' });
    expect(view.replyDueAt).toBe('2026-11-05T09:30:00.000Z');
  });

  it('is signed for, replied to, sent back with a new limit, looked at again and closed', async () => {
    const issued = (await issue()) as { variables: { deadlineId: string } };
    expect(await issue()).toEqual(issued);
    expect(await world.job('supervision.issue', { supervisionOrderId: id }, {}, 'pi-2')).toMatchObject({
      bpmnError: 'CASE_ALREADY_OPEN',
    });
    await signFor();
    await reply();
    const review = await world.task('supervision.review', id, { candidateRole: 'STYLE_OFFICE' });
    await expect(
      reviewOrder(world.as('style'), world.deps, { ...(await head()), review: 'NOT_RESOLVED', note: '没有说清' }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await reviewOrder(world.as('style'), world.deps, {
      ...(await head()),
      review: 'NOT_RESOLVED',
      note: '没有说清',
      limit: { value: 2, unit: 'WORKING_DAY' },
    });
    const second = (await row()).deadlineId;
    expect(second).not.toBe(issued.variables.deadlineId);
    expect(await world.sent(review)).toEqual({ review: 'NOT_RESOLVED', deadlineId: second });
    await reply('已整改');
    await world.task('supervision.review', id, { candidateRole: 'STYLE_OFFICE' });
    await reviewOrder(world.as('style'), world.deps, {
      ...(await head()),
      review: 'FOLLOW_UP',
      note: '看效果',
      followUpOn: '2026-11-21',
    });
    expect(await row()).toMatchObject({ status: 'FOLLOW_UP', followUpOn: '2026-11-21' });
    world.goTo('2026-11-20 17:30');
    await world.sweep();
    expect((await world.published()).some((line) => line.startsWith('supervision.followUpDue'))).toBe(false);
    world.goTo('2026-11-23 08:31'); // the 21st is a Saturday
    await world.sweep();
    expect(await world.published()).toContain(`supervision.followUpDue ${(await row()).followUpId}`);
    await world.task('supervision.follow-up', id, { candidateRole: 'STYLE_OFFICE' });
    await followUpOrder(world.as('style'), world.deps, { ...(await head()), review: 'RESOLVED', note: '到位' });
    await world.job('supervision.close', { supervisionOrderId: id });
    expect(await row()).toMatchObject({ status: 'CLOSED', closedReason: '到位' });
    expect(await world.db.deadline.count({ where: { subjectType: 'supervision', closedAt: null } })).toBe(0);
  });

  it('is neither signed for nor read by another unit, and not reviewed by whoever replied', async () => {
    await issue();
    await world.task('supervision.sign-for', id, { candidateUnitId: 'employment' });
    await expect(signForOrder(world.as('otherhead'), world.deps, await head())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(getSupervision(world.db, world.deps, world.actor('otherhead'), id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      (await getSupervision(world.db, world.deps, world.actor('employment'), id)).actions.find(
        ({ action }) => action === 'sign-for',
      ),
    ).toMatchObject({ allowed: true });
    await signForOrder(world.as('employment'), world.deps, await head());
    await reply();
    await world.task('supervision.review', id, { candidateRole: 'STYLE_OFFICE' });
    await expect(
      reviewOrder(world.as('employment'), world.deps, { ...(await head()), review: 'RESOLVED', note: '好' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is lifted with its subject, and the diagram still gets its answer when it was lifted before', async () => {
    await world.write((unit) =>
      world.service.liftFor(unit, { subjectType: 'rectification', subjectId: 'r1', reason: '整改已销号' }),
    );
    await world.write((unit) =>
      world.service.liftFor(unit, { subjectType: 'rectification', subjectId: 'r1', reason: '整改已销号' }),
    );
    expect(await row()).toMatchObject({ status: 'LIFTED', closedReason: '整改已销号' });
    expect(await issue()).toEqual({ variables: { unitId: 'employment', deadlineId: id } });
    await world.job('supervision.lift', { supervisionOrderId: id });
    expect((await world.published()).filter((line) => line.startsWith('supervision.lifted'))).toHaveLength(1);
  });

  it('urges who has not signed, and puts an overdue reply into the bulletin of the month', async () => {
    await issue();
    world.goTo('2026-11-04 09:00');
    await world.sweep();
    expect(await world.published()).toContain(`supervision.signForOverdue ${id}`);
    await world.job('deadline.remind', { subjectId: id }, { subject: 'supervision', clock: 'sign-for' });
    expect(await world.db.reminder.count({ where: { subjectType: 'supervision' } })).toBe(1);
    await signFor();
    world.goTo('2026-11-10 09:00');
    await world.sweep();
    expect(await world.published()).toContain(`supervision.overdue ${(await row()).deadlineId}`);
    await world.job('bulletin.include', { subjectId: id }, { subject: 'supervision', clock: 'reply' });
    await world.job('bulletin.include', { subjectId: id }, { subject: 'supervision', clock: 'reply' });
    expect(await findBulletin(world.db, world.deps, '2026-11')).toMatchObject({
      entries: [{ reason: '督办逾期未回复' }],
      byUnit: [{ unitName: '测试employment', count: 1 }],
    });
  });
});
