import { newId } from '../../server/shared/ids.js';
import type { NoticeService } from '../../server/shared/notice-service.js';

/** Writes notices into their table, a repeated key once. For tests of other features. */
export const rowNotices: NoticeService = {
  async send({ tx, at }, notice) {
    if (await tx.notice.findUnique({ where: { dedupeKey: notice.dedupeKey } })) return;
    await tx.notice.create({ data: { id: newId('ntc', at), createdAt: at, ...notice } });
  },
};
