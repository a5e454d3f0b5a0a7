import type { ReminderRow } from '../../api/supervision.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { hasRole, isOfUnit, seesAll } from './supervision-permissions.js';

/** Every 催办 of a subject, latest first; for those who oversee and for its unit. */
export async function findReminders(
  db: Db,
  deps: Pick<SupervisionDeps, 'findSubject'>,
  actor: UserActor,
  subject: { subjectType: string; subjectId: string },
): Promise<ReminderRow[]> {
  const facts = await deps.findSubject(db, subject.subjectType, subject.subjectId);
  if (!seesAll(actor) && !hasRole(actor, ['COORDINATOR', 'COUNTER_CLERK']) && !isOfUnit(actor, facts?.unitId ?? null))
    throw forbidden(
      `Expected user ${actor.id} to be concerned with ${subject.subjectType} ${subject.subjectId}`,
      '这一项不由您的单位办理，不能查看催办记录',
    );
  const rows = await db.reminder.findMany({ where: subject, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  const users = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => row.byId ?? []) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
  return rows.map((row) => ({
    at: row.at.toISOString(),
    by: row.byId ? (nameOf.get(row.byId) ?? row.byId) : '系统',
    kind: row.kind as ReminderRow['kind'],
    note: row.note,
  }));
}
