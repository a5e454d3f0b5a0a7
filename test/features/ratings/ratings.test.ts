import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { NEGATIVE_LEVELS, RATING_LEVELS, type RatingLevel } from '../../../server/api/ratings.js';
import type { Role } from '../../../server/api/roles.js';
import type { Job, JobHandler } from '../../../server/engine/job-handler.js';
import { closeRatingWindow } from '../../../server/features/ratings/close-rating-window.js';
import { createNegativeRatingService } from '../../../server/features/negative-ratings/create-negative-rating-service.js';
import { exportRatings } from '../../../server/features/ratings/export-ratings.js';
import { findRatings } from '../../../server/features/ratings/find-ratings.js';
import { getRatingPage } from '../../../server/features/ratings/get-rating-page.js';
import { getRatingToken } from '../../../server/features/ratings/get-rating-token.js';
import { ratingTokenFor } from '../../../server/features/ratings/rating-token.js';
import { createRatingsJobs } from '../../../server/features/ratings/ratings-jobs.js';
import { createRatingsRoutes } from '../../../server/features/ratings/ratings-routes.js';
import type { RatingDeps } from '../../../server/features/ratings/rating-deps.js';
import { submitRating, type SubmitRating } from '../../../server/features/ratings/submit-rating.js';
import type { RouteRequest } from '../../../server/http/route.js';
import type { Actor } from '../../../server/shared/actor.js';
import { secretsFrom } from '../../../server/shared/secrets.js';
import { openOffice, shown, type Office } from '../deadlines/deadline-office.js';

const KEY = 'a key that only the server has';
let office: Office;
let deps: RatingDeps;
beforeEach(async () => {
  office = await openOffice({ closeRatingWindow: (unit, id) => closeRatingWindow(unit, deps, id) });
  deps = {
    settings: office.deps.settings,
    deadlines: office.deadlines,
    notices: office.notices,
    secrets: secretsFrom(KEY),
    negativeRatings: createNegativeRatingService({ settings: office.deps.settings, deadlines: office.deadlines }),
  };
  await office.addItem('item-1', { handlerId: 'user-handler' });
});
afterEach(() => office.close());

const invite = async (applicationId = 'app-1') => {
  const job: Job = {
    key: '1',
    type: 'rating.invite',
    bpmnProcessId: 'P',
    processInstanceKey: '1',
    elementId: 'T',
    elementInstanceKey: '1',
    headers: {},
    variables: { applicationId },
  };
  const result = await office.write((unit) => (createRatingsJobs(deps)['rating.invite'] as JobHandler)(unit, job));
  return (result as { variables: { ratingInvitationId: string } }).variables.ratingInvitationId;
};
const applicant: Actor = { type: 'APPLICANT', applicationId: null };
const official = (id: string, roles: Role[] = ['UNIT_OFFICER']): Actor => ({
  type: 'USER',
  id,
  name: '',
  post: '经办',
  unitId: 'employment',
  unitName: '就业科',
  roles,
});
const rate = (input: SubmitRating, actor: Actor = applicant) => submitRating(office.contextOf(actor), deps, input);
const tokenOf = (id: string) => ratingTokenFor(deps.secrets, id);

describe('一事一评', () => {
  it('asks nobody about an application that was withdrawn at the last moment', async () => {
    await office.db.application.update({ where: { id: 'app-1' }, data: { status: 'WITHDRAWN' } });
    const id = await invite();
    expect(await office.db.notice.count()).toBe(0);
    await expect(rate({ token: tokenOf(id), level: 'SATISFIED' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('invites once for each application, however often the step comes', async () => {
    const id = await invite();
    office.goTo('2026-11-03 09:00');
    expect(await invite()).toBe(id);
    expect(await office.db.ratingInvitation.findMany()).toMatchObject([{ id, applicationId: 'app-1', closedAt: null }]);
    expect(shown((await office.db.ratingInvitation.findFirstOrThrow()).closesAt)).toBe('2026-11-17 17:30');
    expect(await office.db.notice.findMany()).toMatchObject([
      { recipientType: 'APPLICANT', recipientId: 'app-1', kind: 'rating.invited' },
    ]);
    expect(await office.db.deadline.count({ where: { kind: 'RATING_WINDOW' } })).toBe(1);
  });

  it('takes the first rating, tells the diagram, and ends the window', async () => {
    const id = await invite();
    expect(await rate({ token: tokenOf(id), level: 'SATISFIED' })).toEqual({
      level: 'SATISFIED',
      message: '已收到您的评价：满意',
    });
    expect(await office.messages()).toEqual([`rating.submitted ${id}`]);
    expect(await office.db.rating.findMany()).toMatchObject([
      { level: 'SATISFIED', isNegative: false, applicationId: 'app-1' },
    ]);
    office.goTo('2026-12-01 09:00');
    await office.sweep();
    expect(await office.messages()).toEqual([`rating.submitted ${id}`]);
    expect(await office.db.ledgerEvent.findFirst({ where: { action: 'rating.submitted' } })).toMatchObject({
      actorType: 'APPLICANT',
      summary: '申请人评价：满意',
      caseId: 'app-1',
    });
  });

  it('lets a second submission add reasons once, and never change the level', async () => {
    const token = tokenOf(await invite());
    await rate({ token, level: 'SATISFIED' });
    await expect(rate({ token, level: 'VERY_SATISFIED' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(rate({ token, level: 'SATISFIED' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await rate({ token, tags: ['办得快'], comment: ' 谢谢 ' });
    await expect(rate({ token, comment: '再写一句' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await office.db.rating.findMany()).toMatchObject([
      { level: 'SATISFIED', tags: ['办得快'], comment: '谢谢' },
    ]);
    expect(await office.messages()).toHaveLength(1);
  });

  it('takes one of two submissions at the same moment', async () => {
    const token = tokenOf(await invite());
    const results = await Promise.allSettled([
      rate({ token, level: 'SATISFIED' }),
      rate({ token, level: 'DISSATISFIED' }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await office.db.rating.count()).toBe(1);
    expect(await office.messages()).toHaveLength(1);
  });

  it('asks for a level first, and for reasons from the list', async () => {
    const token = tokenOf(await invite());
    await expect(rate({ token, comment: '好' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(rate({ token, level: 'SATISFIED', tags: ['办理时间长'] })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await rate({ token, level: 'DISSATISFIED', tags: ['办理时间长'] });
  });
});

describe('a negative rating', () => {
  it.each(Object.keys(RATING_LEVELS) as RatingLevel[])('%s: the last two levels are shown to 行风办', async (level) => {
    await rate({ token: tokenOf(await invite()), level });
    const negative = NEGATIVE_LEVELS.includes(level);
    expect((await office.db.rating.findFirstOrThrow()).isNegative).toBe(negative);
    expect(
      await office.db.notice.count({
        where: { recipientType: 'ROLE', recipientId: 'STYLE_OFFICE', kind: 'rating.negative' },
      }),
    ).toBe(negative ? 1 : 0);
  });
});

describe('the window', () => {
  it('closes without a rating: the diagram goes on, and silence is not a good rating', async () => {
    const id = await invite();
    office.goTo('2026-11-17 17:30');
    await office.sweep();
    await office.sweep();
    expect(await office.messages()).toEqual([`rating.windowClosed ${id}`]);
    expect(await office.db.rating.count()).toBe(0);
    expect((await findRatings(office.db, { page: 1, pageSize: 25, order: 'desc' })).total).toBe(0);
  });

  it('refuses a late rating, also before the sweeper has come by', async () => {
    const token = tokenOf(await invite());
    office.goTo('2026-11-17 17:31');
    await expect(rate({ token, level: 'SATISFIED' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    office.goTo('2026-11-18 09:00');
    await office.sweep();
    await expect(rate({ token, level: 'SATISFIED' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await getRatingPage(office.db, deps, office.clock.now(), token)).toMatchObject({
      closed: true,
      level: null,
    });
    expect(await office.db.rating.count()).toBe(0);
  });

  it('has no effect when it closes after a rating', async () => {
    const id = await invite();
    await rate({ token: tokenOf(id), level: 'SATISFIED' });
    await office.write((unit) => closeRatingWindow(unit, deps, id));
    await office.write((unit) => closeRatingWindow(unit, deps, 'nothing'));
    expect(await office.messages()).toEqual([`rating.submitted ${id}`]);
  });
});

describe('the token', () => {
  it('opens the page, and the applicant’s own progress offers it while it is of use', async () => {
    const id = await invite();
    const { token, rated } = await getRatingToken(office.db, deps.secrets, office.clock.now(), 'app-1');
    expect([token, rated]).toEqual([tokenOf(id), false]);
    expect(await getRatingPage(office.db, deps, office.clock.now(), token as string)).toEqual({
      oneThingName: '失业“一件事”',
      number: 'SY-2026-000001',
      level: null,
      tags: { negative: ['办理时间长', '多次跑动'], positive: ['办得快', '说得清'] },
      closed: false,
    });
    await rate({ token: token as string, level: 'SATISFIED' });
    expect(await getRatingToken(office.db, deps.secrets, office.clock.now(), 'app-1')).toEqual({
      token: null,
      rated: true,
    });
    expect(await getRatingToken(office.db, deps.secrets, office.clock.now(), 'app-9')).toEqual({
      token: null,
      rated: false,
    });
  });

  it('cannot be made from what an official knows: the invitation’s id, another token, another key', async () => {
    const id = await invite();
    await office.addItem('item-2', { caseId: 'app-2' });
    const other = await invite('app-2');
    const signature = tokenOf(other).split('.')[1] as string;
    const guesses = [
      id,
      `${id}.`,
      `${id}.${id}`,
      `${id}.${signature}`,
      `.${signature}`,
      `${tokenOf(id)}x`,
      `${tokenOf(id)}.x`,
      ratingTokenFor(secretsFrom('another key'), id),
      `${id}.${secretsFrom(KEY).sign('track', id)}`,
    ];
    for (const token of guesses)
      await expect(rate({ token, level: 'SATISFIED' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.db.rating.count()).toBe(0);
    await rate({ token: tokenOf(id), level: 'SATISFIED' });
  });

  it('is in no row, notice, ledger line, message, or answer to an official', async () => {
    const id = await invite();
    await rate({ token: tokenOf(id), level: 'DISSATISFIED', comment: '排队太久' });
    const signature = tokenOf(id).split('.')[1] as string;
    const { db } = office;
    const everything = JSON.stringify(
      [
        await db.ratingInvitation.findMany(),
        await db.rating.findMany(),
        await db.notice.findMany(),
        await db.ledgerEvent.findMany(),
        await db.outboxCommand.findMany(),
        await db.deadline.findMany(),
      ],
      (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(everything).not.toContain(signature);
    const list = createRatingsRoutes(deps).find((each) => each.path === '/ratings');
    const answer = await list?.handle({
      context: office.contextOf(official('user-style', ['STYLE_OFFICE'])),
      query: { page: 1, pageSize: 25, order: 'desc' },
      params: {},
      body: {},
      header: () => undefined,
      address: '',
    } as RouteRequest<unknown, unknown, unknown>);
    expect(JSON.stringify(answer)).toContain('不满意');
    expect(JSON.stringify(answer)).not.toContain(signature);
    expect(JSON.stringify(answer)).not.toContain('user-handler');
  });
});

describe('nobody rates one’s own work', () => {
  it('the handler is refused even with the link in hand; another official with it is only a bearer', async () => {
    const token = tokenOf(await invite());
    await expect(rate({ token, level: 'VERY_SATISFIED' }, official('user-handler'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await office.db.rating.count()).toBe(0);
    await rate({ token, level: 'SATISFIED' }, official('user-other'));
    expect(
      (await office.db.ledgerEvent.findFirstOrThrow({ where: { action: 'rating.submitted' } })).actorId,
    ).toBeNull();
  });
});

describe('the list', () => {
  it('shows levels in words, filters, and exports what it shows', async () => {
    await office.addItem('item-2', { caseId: 'app-2' });
    await rate({ token: tokenOf(await invite()), level: 'SATISFIED' });
    office.goTo('2026-11-02 10:00');
    await rate({
      token: tokenOf(await invite('app-2')),
      level: 'DISSATISFIED',
      tags: ['多次跑动'],
      comment: '跑了三次',
    });
    const all = { page: 1, pageSize: 25, order: 'desc' } as const;
    expect((await findRatings(office.db, all)).items.map((row) => [row.number, row.level, row.isNegative])).toEqual([
      ['SY-2026-000002', '不满意', true],
      ['SY-2026-000001', '满意', false],
    ]);
    expect((await findRatings(office.db, { ...all, negative: true })).total).toBe(1);
    expect((await findRatings(office.db, { ...all, level: 'SATISFIED' })).total).toBe(1);
    expect((await findRatings(office.db, { ...all, q: '000002' })).total).toBe(1);
    expect((await findRatings(office.db, { ...all, from: office.clock.now() })).total).toBe(1);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exportRatings(office.db, { negative: true }, 'desc')) as unknown as ArrayBuffer);
    const rows = workbook.worksheets[0]?.getSheetValues().slice(1) as unknown[][];
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['办件编号', '一件事', '满意程度', '是否差评', '原因', '意见', '评价时间'],
      ['SY-2026-000002', '失业“一件事”', '不满意', '是', '多次跑动', '跑了三次', '2026-11-02 10:00'],
    ]);
  });

  it('is for who may read ratings, and the link is public', () => {
    expect(createRatingsRoutes(deps).map((each) => [each.method, each.path, each.access])).toEqual([
      ['get', '/ratings', 'rating.read'],
      ['get', '/ratings/export', 'rating.read'],
      ['get', '/portal/ratings/:token', 'public'],
      ['post', '/portal/ratings/:token', 'public'],
    ]);
  });

  it('takes no comment longer than 500 characters', () => {
    const post = createRatingsRoutes(deps).find((each) => each.method === 'post');
    expect(post?.body?.safeParse({ level: 'SATISFIED', comment: '好'.repeat(500) }).success).toBe(true);
    expect(post?.body?.safeParse({ level: 'SATISFIED', comment: '好'.repeat(501) }).success).toBe(false);
    expect(post?.body?.safeParse({ level: '5' }).success).toBe(false);
  });
});
