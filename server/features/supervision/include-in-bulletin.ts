import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { localDay } from '../../shared/local-day.js';
import { isOverdue } from './order-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';

const REASONS: Readonly<Record<string, string>> = {
  rectification: '整改超期，督办后仍未完成',
  supervision: '督办逾期未回复',
  item: '分办件超期未办结',
};

/** 列入通报: one line a subject and month while it is overdue (R53); nothing when its clock has ended. */
export async function includeInBulletin(
  unit: UnitOfWork,
  deps: Pick<SupervisionDeps, 'findSubject' | 'notices'>,
  subjectType: string,
  subjectId: string,
): Promise<void> {
  const reason = REASONS[subjectType];
  if (!reason) throw new Error(`Expected a subject that may be in the bulletin, but got ${subjectType}`);
  const { tx, at } = unit;
  const facts = await deps.findSubject(tx, subjectType, subjectId);
  if (!facts?.unitId || facts.closed || !(await isOverdue(unit, { subjectType, subjectId }))) return;
  const month = localDay(at).slice(0, 7);
  if ((await tx.bulletinEntry.count({ where: { month, subjectType, subjectId } })) > 0) return;
  await tx.bulletinEntry.create({
    data: { id: newId('bul', at), month, subjectType, subjectId, unitId: facts.unitId, reason, at },
  });
  await unit.ledger({
    action: `${subjectType}.inBulletin`,
    subjectType,
    subjectId,
    caseId: facts.caseId,
    summary: `列入 ${month} 通报：${reason}`,
    detail: { month },
  });
  await deps.notices.send(unit, {
    dedupeKey: `bulletin.included:${month}:${subjectType}:${subjectId}`,
    recipientType: 'UNIT',
    recipientId: facts.unitId,
    kind: 'bulletin.included',
    title: `列入 ${month} 通报：${facts.title} ${facts.number}`,
    body: `${reason}，请尽快办结。`,
    subjectType,
    subjectId,
  });
}
