import type { ProofSlot } from '../../api/loop-states.js';
import type { RectificationView } from '../../api/rectifications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { actorId, authorizeRectification } from './authorize-rectification.js';
import { changeRectification } from './load-rectification.js';
import { proofHref } from './proof-href.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';

export interface AddProof {
  id: string;
  slot: ProofSlot;
  note?: string | undefined;
  fileName: string;
  content: Buffer;
}

const SLOT_NAMES: Record<ProofSlot, string> = {
  BEFORE: '整改前',
  AFTER: '整改后',
  DOCUMENT: '文件',
};

/** Adds a proof of the state before or after, or a document, to the running round. Refuses by type (from the content) and size. */
export async function addProof(
  context: CommandContext,
  deps: RectificationDeps,
  input: AddProof,
): Promise<RectificationView['proofs'][number]> {
  const limits = await deps.settings.get(context.db, 'material.upload', context.clock.now());
  const kind = deps.detectContentType(input.content);
  if (!kind || !limits.types.includes(kind.extension))
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
    const { rectification } = await authorizeRectification(unit, deps.tasks, 'add-proof', { id: input.id });
    const round = Math.max(rectification.round, 1);
    const name = safeName(input.fileName, kind.extension);
    const file = await tx.storedFile.create({
      data: {
        id: newId('file', at),
        sha256: stored.sha256,
        name,
        contentType: kind.type,
        size: input.content.length,
        path: stored.path,
        storedAt: at,
      },
    });
    const id = newId('proof', at);
    const note = input.note?.trim() || null;
    await tx.rectificationProof.create({
      data: {
        id,
        rectificationId: rectification.id,
        round,
        slot: input.slot,
        fileId: file.id,
        note,
        addedById: actorId(unit),
        addedAt: at,
      },
    });
    await changeRectification(tx, rectification.id, { progressAt: at });
    await logRectification(unit, rectification, 'rectification.proofAdded', `上传${SLOT_NAMES[input.slot]}佐证`, {
      detail: { proofId: id, slot: input.slot, round },
    });
    return {
      id,
      slot: input.slot,
      round,
      fileName: name,
      contentType: kind.type,
      href: proofHref(rectification.id, id),
      note,
      addedAt: at.toISOString(),
    };
  });
}

/** The name people see again: without path, without control characters, with the extension of the content. */
function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 80);
  return `${base || '佐证'}.${extension}`;
}
