import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { RectificationRecord } from './load-rectification.js';

/** The responsible unit is told that it comes back, and why. */
export async function tellUnitOfNewRound(
  unit: UnitOfWork,
  { notices }: { notices: NoticeService },
  rectification: RectificationRecord,
  why: string,
): Promise<void> {
  await notices.send(unit, {
    dedupeKey: `rectification.returned:${rectification.id}:${rectification.version}`,
    recipientType: 'UNIT',
    recipientId: rectification.unitId,
    kind: 'rectification.returned',
    title: `退回整改：${rectification.number} ${rectification.title}`,
    body: `${why}。已重新计时。`,
    subjectType: 'rectification',
    subjectId: rectification.id,
  });
}
