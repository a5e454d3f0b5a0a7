import { EVIDENCE_KINDS, type EvidenceKind, type WalkthroughStep } from '../../api/walkthroughs.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { evidenceHref } from './evidence-href.js';
import { keepRecord, requireStep } from './keep-record.js';
import type { RecordOfStep } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

export interface AddEvidence {
  id: string;
  /** Task kind of the step. */
  kind: string;
  evidenceKind: EvidenceKind;
  note?: string | undefined;
  fileName: string;
  content: Buffer;
}

/** Adds a photo or a document to a step. Refuses by type (from the content), size and number; the content is stored before its row. The same content sent again (a phone that lost the answer) is the piece there is. */
export async function addEvidence(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'settings' | 'files' | 'detectContentType'>,
  input: AddEvidence,
): Promise<WalkthroughStep['evidence'][number]> {
  const limits = await deps.settings.get(context.db, 'material.upload', context.clock.now());
  const type = deps.detectContentType(input.content);
  if (!type || !limits.types.includes(type.extension))
    throw invalidArgument(
      'Expected an accepted file type',
      `只能上传 ${limits.types.join('、').toUpperCase()} 文件，这个文件的内容不是`,
    );
  if (input.content.length > limits.maxBytes)
    throw invalidArgument(
      'Expected a smaller file',
      `单个文件不能超过 ${Math.floor(limits.maxBytes / 1024 / 1024)} MB`,
    );
  const stored = await deps.files.put(input.content);
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { walkthrough } = await authorizeWalkthrough(unit, 'change-evidence', input);
    const step = await requireStep(tx, walkthrough, input.kind);
    const present = walkthrough.records.find(({ kind }) => kind === input.kind)?.evidence ?? [];
    const same = await findSame(unit, present, stored.sha256);
    if (same) return { ...same.piece, ...same.file, href: evidenceHref(walkthrough.id, input.kind, same.piece.id) };
    if (present.length >= limits.maxFilesPerMaterial)
      throw invalidArgument('Expected fewer files', `一步最多 ${limits.maxFilesPerMaterial} 份凭证`);
    const recordId = await keepRecord(tx, at, walkthrough.id, step, {});
    const fileName = safeName(input.fileName, type.extension);
    const fileId = newId('file', at);
    await tx.storedFile.create({
      data: {
        id: fileId,
        sha256: stored.sha256,
        name: fileName,
        contentType: type.type,
        size: input.content.length,
        path: stored.path,
        storedAt: at,
      },
    });
    const id = newId('evi', at);
    const note = input.note?.trim() || null;
    await tx.walkthroughEvidence.create({
      data: { id, recordId, kind: input.evidenceKind, fileId, note, addedAt: at },
    });
    await logWalkthrough(
      unit,
      walkthrough,
      'walkthrough.evidenceAdded',
      `${step.name}：上传${EVIDENCE_KINDS[input.evidenceKind]}`,
      {
        detail: { kind: input.kind, evidenceId: id },
      },
    );
    const href = evidenceHref(walkthrough.id, input.kind, id);
    return { id, kind: input.evidenceKind, fileName, contentType: type.type, href, note, addedAt: at.toISOString() };
  });
}

/** The piece of the step that has this very content already. */
async function findSame({ tx }: UnitOfWork, present: RecordOfStep['evidence'], sha256: string) {
  const file = await tx.storedFile.findFirst({ where: { sha256, id: { in: present.map(({ fileId }) => fileId) } } });
  const piece = present.find(({ fileId }) => fileId === file?.id);
  if (!file || !piece) return null;
  const { id, kind, note, addedAt } = piece;
  return {
    piece: { id, kind, note, addedAt: addedAt.toISOString() },
    file: { fileName: file.name, contentType: file.contentType },
  };
}

/** The name people see again: without path, without control characters, with the extension of the content. */
function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 80);
  return `${base || '凭证'}.${extension}`;
}
