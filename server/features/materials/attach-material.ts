import type { MaterialView } from '../../api/applications.js';
import { conflict, invalidArgument, invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { detectContentType } from './detect-content-type.js';
import type { FileStore } from './file-store.js';
import { toMaterialView } from './material-view.js';

export interface AttachMaterial {
  applicationId: string;
  /** Key of a material of the one-thing's form. */
  key: string;
  fileName: string;
  content: Buffer;
  /** The correction it answers, when the application is submitted already. */
  correctionId?: string | undefined;
}

export interface MaterialDeps {
  settings: SettingsService;
  files: FileStore;
}

/**
 * Adds one file to a material of an application. Before submission freely; afterwards only where an open correction asks for it (R144).
 * Refuses by type (from the content), size and count, all of them settings.
 */
export async function attachMaterial(
  context: CommandContext,
  deps: MaterialDeps,
  input: AttachMaterial,
): Promise<MaterialView> {
  const { db, clock, actor } = context;
  const application = await db.application.findUnique({ where: { id: input.applicationId } });
  if (!application) throw notFound(`Expected to find application ${input.applicationId}`, '没有找到这份申请');
  const definition = await getOneThingForm(db, clock, deps.settings, application.oneThingId);
  const rule = definition.materials.find((material) => material.key === input.key);
  if (!rule)
    throw invalidArgument(
      `Expected ${input.key} to be a material of ${application.oneThingId}`,
      '这份申请不需要这种材料',
    );
  const correction = await openCorrectionFor(context, application.status, input);
  const limits = await deps.settings.get(db, 'material.upload', clock.now());
  const kind = detectContentType(input.content);
  if (!kind || !limits.types.includes(kind.extension))
    throw invalidArgument(
      'Expected an accepted file type',
      `只能上传 ${limits.types.join('、').toUpperCase()} 文件，这个文件的内容不是`,
      { key: input.key },
    );
  if (input.content.length > limits.maxBytes)
    throw invalidArgument(
      'Expected a smaller file',
      `单个文件不能超过 ${Math.floor(limits.maxBytes / 1024 / 1024)} MB`,
      { key: input.key },
    );
  const stored = await deps.files.put(input.content);
  return inTransaction(context, async ({ tx, at, ledger }) => {
    const current = await tx.application.findUniqueOrThrow({ where: { id: application.id }, select: { status: true } });
    if (current.status !== application.status)
      throw conflict(
        `Expected application ${application.id} to stay ${application.status}`,
        '申请的状态刚刚变了，请刷新后再上传',
      );
    const present = await tx.material.findMany({
      where: { applicationId: application.id, key: input.key, status: 'UPLOADED' },
      include: { file: true },
    });
    const same = present.find((material) => material.file?.sha256 === stored.sha256);
    if (same && same.correctionId === correction) return toMaterialView(same, actor);
    if (same)
      throw invalidState('Expected another file than before', `“${rule.label}”已经交过这个文件，补正请交另一个`, {
        key: input.key,
      });
    if (present.length >= limits.maxFilesPerMaterial)
      throw invalidState(
        'Expected room for one more file',
        `“${rule.label}”最多上传 ${limits.maxFilesPerMaterial} 个文件`,
      );
    const file = await tx.storedFile.create({
      data: {
        id: newId('file', at),
        sha256: stored.sha256,
        name: safeName(input.fileName, kind.extension),
        contentType: kind.type,
        size: input.content.length,
        path: stored.path,
        storedAt: at,
      },
    });
    const material = await tx.material.create({
      data: {
        id: newId('mat', at),
        applicationId: application.id,
        key: input.key,
        label: rule.label,
        status: 'UPLOADED',
        fileId: file.id,
        addedById: actor.type === 'USER' ? actor.id : null,
        addedAt: at,
        correctionId: correction,
      },
      include: { file: true },
    });
    await ledger({
      action: 'material.added',
      subjectType: 'application',
      subjectId: application.id,
      caseId: application.id,
      summary: `上传材料“${rule.label}”`,
    });
    return toMaterialView(material, actor);
  });
}

async function openCorrectionFor(
  { db }: CommandContext,
  status: string,
  input: AttachMaterial,
): Promise<string | null> {
  if (status === 'DRAFT') return null;
  const open = await db.correction.findMany({ where: { applicationId: input.applicationId, status: 'OPEN' } });
  const asked = open.find(
    (correction) =>
      (input.correctionId === undefined || correction.id === input.correctionId) &&
      (correction.entries as { key: string }[]).some((entry) => entry.key === input.key),
  );
  if (!asked)
    throw invalidState(
      `Expected an open correction of application ${input.applicationId} to ask for ${input.key}`,
      '申请已提交，目前没有要求补充这份材料',
    );
  return asked.id;
}

/** The name people see again: without path, without control characters, with the extension of the content. */
function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 80);
  return `${base || '材料'}.${extension}`;
}
