import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../server/api/roles.js';
import type { Actor } from '../../../server/shared/actor.js';
import type { NewNotice } from '../../../server/shared/notice-service.js';
import { findNotices, hasNotice } from '../../../server/features/notices/find-notices.js';
import { readNotices } from '../../../server/features/notices/read-notices.js';
import { openOffice, type Office } from '../deadlines/deadline-office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ years: [] });
});
afterEach(() => office.close());

const send = (
  dedupeKey: string,
  recipientType: NewNotice['recipientType'],
  recipientId: string,
  except?: NewNotice['except'],
) =>
  office.write((unit) =>
    office.notices.send(unit, {
      dedupeKey,
      recipientType,
      recipientId,
      ...(except ? { except } : {}),
      kind: 'test',
      title: dedupeKey,
      body: '',
      subjectType: 'item',
      subjectId: 'item-1',
    }),
  );
const user = (id: string, unitId: string, roles: Role[]): Actor => ({
  type: 'USER',
  id,
  name: '',
  post: '经办',
  unitId,
  unitName: '',
  roles,
});
const officer = user('user-1', 'employment', ['UNIT_OFFICER']);
const stranger = user('user-2', 'social-card', ['STYLE_OFFICE']);
const page = { page: 1, pageSize: 25, order: 'asc' } as const;
const titles = async (actor: Actor, unread?: boolean) =>
  (await findNotices(office.db, actor, { ...page, unread })).items.map((row) => row.title).sort();

describe('a notice', () => {
  it('is written once for its key, whatever is sent later', async () => {
    await send('key-1', 'USER', 'user-1');
    await send('key-1', 'USER', 'user-2');
    expect(await office.db.notice.findMany()).toMatchObject([{ recipientId: 'user-1' }]);
    expect([await hasNotice(office.db, 'key-1'), await hasNotice(office.db, 'key-2')]).toEqual([true, false]);
  });

  it('is not written when the command that causes it fails', async () => {
    await expect(
      office.write(async (unit) => {
        await office.notices.send(unit, {
          dedupeKey: 'key-1',
          recipientType: 'USER',
          recipientId: 'user-1',
          kind: 'test',
          title: '',
          body: '',
          subjectType: 'item',
          subjectId: 'x',
        });
        throw new Error('the command fails');
      }),
    ).rejects.toThrow();
    expect(await office.db.notice.count()).toBe(0);
  });
});

describe('my notices', () => {
  beforeEach(async () => {
    await send('mine', 'USER', 'user-1');
    await send('my unit', 'UNIT', 'employment');
    await send('my role', 'ROLE', 'UNIT_OFFICER');
    await send('of others', 'USER', 'user-2');
    await send('of 行风办', 'ROLE', 'STYLE_OFFICE');
    await send('of the applicant', 'APPLICANT', 'user-1');
  });

  it('are mine, my unit’s and my roles’, and never those of others or of an applicant', async () => {
    expect(await titles(officer)).toEqual(['mine', 'my role', 'my unit']);
    expect(await titles(stranger)).toEqual(['of others', 'of 行风办']);
    expect(await titles({ type: 'APPLICANT', applicationId: 'user-1' })).toEqual([]);
    expect((await findNotices(office.db, officer, { ...page, pageSize: 2 })).items).toHaveLength(2);
    expect((await findNotices(office.db, officer, { ...page, pageSize: 2 })).total).toBe(3);
  });

  it('leave out what was told to me or my unit already, and nothing else', async () => {
    await send('but me', 'UNIT', 'employment', { userId: 'user-1' });
    await send('but my unit', 'ROLE', 'UNIT_OFFICER', { unitId: 'employment' });
    await send('but another', 'ROLE', 'UNIT_OFFICER', { userId: 'user-9', unitId: 'social-card' });
    expect(await titles(officer)).toEqual(['but another', 'mine', 'my role', 'my unit']);
    expect(await titles(user('user-3', 'employment', []))).toEqual(['but me', 'my unit']);
    expect(await titles(user('user-4', 'social-insurance', ['UNIT_OFFICER']))).toEqual([
      'but another',
      'but my unit',
      'my role',
    ]);
  });

  it('can be marked as read by me, not those of others', async () => {
    const all = (await office.db.notice.findMany()).map((row) => row.id);
    expect(await readNotices(office.contextOf(officer), all)).toEqual({ read: 3 });
    expect(await readNotices(office.contextOf(officer), all)).toEqual({ read: 0 });
    expect([await titles(officer, true), (await titles(officer, false)).length, await titles(stranger, true)]).toEqual([
      [],
      3,
      ['of others', 'of 行风办'],
    ]);
  });
});
