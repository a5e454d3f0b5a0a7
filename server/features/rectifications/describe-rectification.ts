import type { Tx } from '../../db.js';

/** What the inbox shows of a rectification; null when it is not known. */
export async function describeRectification(tx: Tx, rectificationId: string): Promise<{ title: string; number: string; greenChannel: boolean } | null> {
  const rectification = await tx.rectification.findUnique({ where: { id: rectificationId }, select: { title: true, number: true } });
  return rectification && { ...rectification, greenChannel: false };
}
