import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadCatalogue } from '../../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../../server/features/catalogue/read-catalogue.js';
import { attachMaterial } from '../../../server/features/materials/attach-material.js';
import { openFileStore } from '../../../server/features/materials/file-store.js';
import { findMaterials } from '../../../server/features/materials/find-materials.js';
import { getMaterialFile } from '../../../server/features/materials/get-material-file.js';
import { removeMaterial } from '../../../server/features/materials/remove-material.js';
import { controlledClock } from '../../../server/shared/clock.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { freshDb } from '../../support/fresh-db.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const PDF = Buffer.from('%PDF-1.7 a made-up file');
const PHOTO = 'photo2inch_applicant';

let fresh: Awaited<ReturnType<typeof freshDb>>;
let context: CommandContext;

beforeEach(async () => {
  fresh = await freshDb();
  const clock = controlledClock(new Date('2026-11-02T02:00:00Z'));
  context = { db: fresh.db, clock, actor: { type: 'APPLICANT', applicationId: 'app_1' } };
  for (const unit of ['employment', 'employment-service', 'unemployment-insurance', 'social-insurance', 'social-card'])
    await fresh.db.unit.create({ data: { id: unit, name: unit, shortName: unit, sortOrder: 1 } });
  await loadCatalogue(context, readCatalogue());
  await fresh.db.application.create({
    data: {
      id: 'app_1',
      oneThingId: 'ot-unemployment',
      oneThingName: '失业“一件事”',
      status: 'DRAFT',
      channel: 'PORTAL',
      form: {},
      selectedItems: [],
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
});
afterEach(() => fresh.close());

const deps = (different = {}) => ({
  settings: fixedSettings(different),
  files: openFileStore(join(fresh.dir, 'files')),
});
const attach = (content: Buffer, fileName = '照片.png', extra = {}) =>
  attachMaterial(context, deps(), { applicationId: 'app_1', key: PHOTO, fileName, content, ...extra });

describe('uploading a material', () => {
  it('keeps the file on disk, the row beside it, and gives it back', async () => {
    const view = await attach(PNG);
    expect(view).toMatchObject({ key: PHOTO, fileName: '照片.png', contentType: 'image/png', size: PNG.length });
    const file = await getMaterialFile(fresh.db, view.id);
    const chunks: Buffer[] = [];
    for await (const chunk of openFileStore(join(fresh.dir, 'files')).read(file.path)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(PNG);
  });

  it('goes by the content, not by the name: a PDF called .png is a PDF, a script is refused', async () => {
    expect(await attach(PDF, 'x.png')).toMatchObject({ contentType: 'application/pdf', fileName: 'x.pdf' });
    await expect(attach(Buffer.from('<script>'), 'photo.png')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('keeps no path and no control character of the name', async () => {
    expect((await attach(PNG, '../../etc/pass\u0000wd.png')).fileName).toBe('passwd.png');
  });

  it('refuses what is too large, too many, or not a material of this one-thing', async () => {
    const small = deps({ 'material.upload': { maxBytes: 5, maxFilesPerMaterial: 1, types: ['png'] } });
    await expect(
      attachMaterial(context, small, { applicationId: 'app_1', key: PHOTO, fileName: 'a.png', content: PNG }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const one = deps({ 'material.upload': { maxBytes: 100, maxFilesPerMaterial: 1, types: ['png'] } });
    await attachMaterial(context, one, { applicationId: 'app_1', key: PHOTO, fileName: 'a.png', content: PNG });
    await expect(
      attachMaterial(context, one, {
        applicationId: 'app_1',
        key: PHOTO,
        fileName: 'b.png',
        content: Buffer.concat([PNG, PNG]),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(attach(PNG, 'a.png', { key: 'unknown' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('takes the same file once, however often it is sent', async () => {
    await attach(PNG);
    await attach(PNG, 'again.png');
    expect(await findMaterials(fresh.db, context.actor, 'app_1')).toHaveLength(1);
  });

  it('wants another file than the one that was found wanting', async () => {
    await attach(PNG);
    await fresh.db.application.update({ where: { id: 'app_1' }, data: { status: 'CORRECTION' } });
    await fresh.db.correction.create({
      data: {
        id: 'cor_1',
        applicationId: 'app_1',
        status: 'OPEN',
        requestedById: 'u',
        requestedAt: context.clock.now(),
        entries: [{ key: PHOTO, label: '照片', kind: 'MATERIAL', reason: '不清晰' }],
      },
    });
    await expect(attach(PNG)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await attach(Buffer.concat([PNG, PNG]))).toMatchObject({ key: PHOTO });
  });

  it('is closed after submission, except where an open correction asks for it (R144)', async () => {
    await fresh.db.application.update({ where: { id: 'app_1' }, data: { status: 'CORRECTION' } });
    await expect(attach(PNG)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await fresh.db.correction.create({
      data: {
        id: 'cor_1',
        applicationId: 'app_1',
        status: 'OPEN',
        requestedById: 'u',
        requestedAt: context.clock.now(),
        entries: [{ key: PHOTO, label: '照片', kind: 'MATERIAL', reason: '缺' }],
      },
    });
    const view = await attach(PNG);
    expect(await attach(PNG)).toMatchObject({ id: view.id });
    await removeMaterial(context, { applicationId: 'app_1', materialId: view.id });
    expect(await findMaterials(fresh.db, context.actor, 'app_1')).toEqual([]);
    await fresh.db.correction.update({ where: { id: 'cor_1' }, data: { status: 'SUPPLIED' } });
    await expect(attach(PNG)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});
