import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../prisma/seed/read-seed.js';
import type { SettingSchema, SettingView } from '../../../server/api/admin.js';
import type { Page } from '../../../server/api/list.js';
import { loadCatalogue } from '../../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../../server/features/catalogue/read-catalogue.js';
import { can } from '../../../server/features/people/permissions.js';
import { changeSetting } from '../../../server/features/settings/change-setting.js';
import {
  createSettingsService,
  type CachedSettings,
} from '../../../server/features/settings/create-settings-service.js';
import { loadSettings } from '../../../server/features/settings/load-settings.js';
import { parseSetting } from '../../../server/features/settings/parse-setting.js';
import { SETTING_DEFINITIONS } from '../../../server/features/settings/setting-definitions.js';
import { createSettingsRoutes } from '../../../server/features/settings/settings-routes.js';
import { systemActor } from '../../../server/shared/actor.js';
import type { SettingKey } from '../../../server/shared/settings-service.js';
import { DEFAULT_SETTINGS } from '../../support/fixed-settings.js';
import { HttpClient } from '../../support/http-client.js';
import { startApp, type TestApp } from '../../http/http-fixture.js';

let app: TestApp;
let settings: CachedSettings;
let admin: HttpClient;
const DAY = 86_400_000;

beforeEach(async () => {
  app = await startApp((db) => {
    settings = createSettingsService(db);
    return createSettingsRoutes({ settings, can });
  });
  await loadSettings({ db: app.db, clock: app.clock, actor: systemActor() }, { settings }, readSettings());
  await app.addUser('admin', ['ADMINISTRATOR']);
  await app.addUser('style', ['STYLE_OFFICE']);
  admin = await HttpClient.signIn(app.url, 'admin');
});
afterEach(() => app.close());

const loadPlace = () => loadCatalogue({ db: app.db, clock: app.clock, actor: systemActor() }, readCatalogue());
const now = (key: SettingKey) => settings.get(app.db, key, app.clock.now());
const put = (key: string, value: unknown, effectiveFrom = '2026-11-25', source?: string) =>
  admin.put<SettingView>(`/api/settings/${key}`, { value, effectiveFrom, ...(source ? { source } : {}) });

describe('settings', () => {
  it('are all seeded, with a source each, and described for people', async () => {
    const page = await admin.get<Page<SettingView>>('/api/settings?pageSize=100');
    expect(page.items.map(({ key }) => key).sort()).toEqual(Object.keys(SETTING_DEFINITIONS).sort());
    for (const setting of page.items)
      expect([setting.name, setting.description, setting.group, setting.source].every(Boolean)).toBe(true);
  });

  it('can be searched, and read by those who may', async () => {
    const style = await HttpClient.signIn(app.url, 'style');
    expect((await style.get<Page<SettingView>>('/api/settings?q=补正')).items.map(({ key }) => key)).toEqual([
      'correction.limit',
    ]);
    await expect(
      style.put('/api/settings/deadline.instantMinutes', { value: 20, effectiveFrom: '2026-11-25' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(style.get('/api/settings/unknown')).rejects.toMatchObject({ status: 404 });
  });

  it('a change from today on holds at once, and is in the history and in the ledger with what was before', async () => {
    expect(await now('deadline.instantMinutes')).toBe(30);
    const changed = await put('deadline.instantMinutes', 20, '2026-11-25', '市局通知');
    expect(await now('deadline.instantMinutes')).toBe(20);
    expect(changed.history.map(({ value }) => value)).toEqual([20, 30]);
    const line = await app.db.ledgerEvent.findFirst({ where: { action: 'setting.changed' } });
    expect(line).toMatchObject({ reason: '市局通知', detail: { before: 30, after: 20, effectiveFrom: '2026-11-25' } });
  });

  it('a change for a later day waits for it, in China time', async () => {
    await put('rating.window', { value: 7, unit: 'DAY' }, '2026-11-26');
    expect(await now('rating.window')).toEqual({ value: 15, unit: 'DAY' });
    app.clock.set(new Date('2026-11-25T15:59:59Z'));
    expect(await now('rating.window')).toEqual({ value: 15, unit: 'DAY' });
    app.clock.set(new Date('2026-11-25T16:00:00Z'));
    expect(await now('rating.window')).toEqual({ value: 7, unit: 'DAY' });
  });

  it('what was in force when a case was accepted can still be asked for', async () => {
    const before = app.clock.now();
    app.clock.advance(2 * DAY);
    await app.db.session.updateMany({
      data: { lastSeenAt: app.clock.now(), expiresAt: new Date(app.clock.now().getTime() + DAY) },
    });
    await put('deadline.instantMinutes', 20, '2026-11-27');
    expect(await settings.get(app.db, 'deadline.instantMinutes', before)).toBe(30);
  });

  it('a day that has passed cannot be changed any more', async () => {
    await expect(put('deadline.instantMinutes', 20, '2026-11-24')).rejects.toMatchObject({
      status: 400,
      body: { message: '生效日期不能早于今天' },
    });
    expect(await now('deadline.instantMinutes')).toBe(30);
  });

  it.each<[SettingKey, unknown, string]>([
    ['deadline.instantMinutes', 0, '内容不能小于 1'],
    ['deadline.overdueRungs', [3, 1], '各级应从小到大，不能重复'],
    ['calendar.officeHours', [['12:00', '08:00']], '每段的开始应早于结束，各段按先后排列且不重叠'],
    ['material.upload', { maxBytes: 1_000_000, maxFilesPerMaterial: 1, types: ['exe'] }, '文件种类不在可选范围内'],
    ['session.lifetime', { idleHours: 12, absoluteHours: 8 }, '不操作的时长不能超过最长时长'],
    ['password.policy', { minLength: 4, minKinds: 1 }, '最短长度不能小于 8'],
  ])('%s refuses %j', async (key, value, sentence) => {
    await expect(put(key, value)).rejects.toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(sentence) },
    });
    expect(await now(key)).toEqual(readSettings()[key]?.value);
  });

  it('say by what they may be drawn: titles, bounds, and the names of what is kept as an id', async () => {
    await loadPlace();
    const credit = await admin.get<SettingView>('/api/settings/commitment.creditItems');
    expect(credit.ids?.part).toBeNull();
    expect(credit.ids?.choices).toContainEqual({ id: 'unemployment-benefit-claim', name: '失业保险金申领' });
    const shared = await admin.get<SettingView>('/api/settings/sharedData.sources');
    expect(shared.ids?.part).toBe('dataElement');
    expect(shared.ids?.choices.map(({ id }) => id)).toContain('photo-2inch');
    const names = (shared.ids?.choices ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const limits = await admin.get<SettingView>('/api/settings/supervision.limits');
    expect(limits.ids).toBeNull();
    expect(limits.schema.properties?.['sign']).toMatchObject({
      title: '签收',
      properties: { value: { title: '数值', minimum: 1 }, unit: { enum: ['WORKING_DAY', 'DAY'] } },
    });
    const unnamed: string[] = [];
    const name = (schema: SettingSchema, path: string): void => {
      for (const [part, one] of Object.entries(schema.properties ?? {})) {
        if (!one.title) unnamed.push(`${path}.${part}`);
        name(one, `${path}.${part}`);
      }
      for (const one of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]) name(one, path);
    };
    for (const setting of (await admin.get<Page<SettingView>>('/api/settings?pageSize=100')).items)
      name(setting.schema, setting.key);
    expect(unnamed).toEqual([]);
  });

  it('an id that the catalogue does not know is refused; one that was there before may stay', async () => {
    await loadPlace();
    await expect(put('commitment.creditItems', ['unemployment-benefit-claim', 'no-such-item'])).rejects.toMatchObject({
      status: 400,
      body: { message: '事项库里没有这样的事项：no-such-item' },
    });
    const row = { dataElement: 'lost-element', source: '旧库' };
    await app.db.setting.updateMany({ where: { key: 'sharedData.sources' }, data: { value: [row] } });
    settings.forget();
    const photo = { dataElement: 'photo-2inch', source: '社保卡库' };
    await put('sharedData.sources', [row, photo]);
    expect(await now('sharedData.sources')).toEqual([row, photo]);
  });

  it('a rolled-back change is never seen', async () => {
    const actor = systemActor();
    await app.db.$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON "LedgerEvent" BEGIN SELECT RAISE(ABORT, 'no'); END`;
    const change = changeSetting(
      { db: app.db, clock: app.clock, actor },
      { settings, can },
      { key: 'deadline.instantMinutes', value: 5, effectiveFrom: '2026-11-25' },
    );
    await expect(change).rejects.toMatchObject({ message: 'no' });
    settings.forget();
    expect(await now('deadline.instantMinutes')).toBe(30);
  });

  it('seeding again keeps what an administrator changed and adds only what is missing', async () => {
    await put('deadline.instantMinutes', 20);
    await app.db.setting.deleteMany({ where: { key: 'rating.tags' } });
    settings.forget();
    const added = await loadSettings(
      { db: app.db, clock: app.clock, actor: systemActor() },
      { settings },
      readSettings(),
    );
    expect(added).toEqual(['rating.tags']);
    expect(await now('deadline.instantMinutes')).toBe(20);
  });

  it('a list of catalogue ids that nobody changed follows a newer seed from that day; one that was changed, and figures, do not', async () => {
    const load = (newer: Partial<Record<SettingKey, unknown>>) =>
      loadSettings(
        { db: app.db, clock: app.clock, actor: systemActor() },
        { settings },
        Object.fromEntries(
          Object.entries(readSettings()).map(([key, seed]) => [
            key,
            key in newer ? { ...seed, value: newer[key as SettingKey] } : seed,
          ]),
        ),
      );
    const before = app.clock.now();
    await put('sharedData.sources', []);
    app.clock.advance(DAY);
    const newer = {
      'commitment.creditItems': ['a-new-item'],
      'sharedData.sources': [],
      'rating.window': { value: 1, unit: 'DAY' },
    };
    expect(await load({ ...newer, 'sharedData.sources': [{ dataElement: 'photo-2inch', source: '新库' }] })).toEqual([
      'commitment.creditItems',
    ]);
    expect(await now('commitment.creditItems')).toEqual(['a-new-item']);
    expect(await settings.get(app.db, 'commitment.creditItems', before)).toEqual(
      readSettings()['commitment.creditItems']?.value,
    );
    expect(await now('sharedData.sources')).toEqual([]);
    expect(await now('rating.window')).toEqual({ value: 15, unit: 'DAY' });
    expect(await load(newer)).toEqual([]);
  });

  it('the values that tests use instead are as valid as the seeded ones', () => {
    for (const key of Object.keys(SETTING_DEFINITIONS) as SettingKey[])
      expect(parseSetting(key, DEFAULT_SETTINGS[key])).toEqual(DEFAULT_SETTINGS[key]);
  });
});
