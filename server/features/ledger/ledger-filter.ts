import type { Prisma } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import type { Role } from '../../api/roles.js';
import type { LedgerQuery } from './ledger-schemas.js';

/** Roles that see the whole ledger; a unit's head sees what the unit did. */
const SEES_ALL: readonly Role[] = ['STYLE_OFFICE', 'SUPERVISOR', 'ADMINISTRATOR'];

/** A day begins at midnight in China, which has no daylight saving. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);
const DAY_MS = 86_400_000;

/** The rows that the query asks for and the actor may see. */
export function ledgerFilter(actor: Actor, query: LedgerQuery): Prisma.LedgerEventWhereInput {
  const and: Prisma.LedgerEventWhereInput[] = [];
  if (actor.type === 'USER' && !actor.roles.some((role) => SEES_ALL.includes(role)))
    and.push({ actorUnitId: actor.unitId });
  if (query.caseId) and.push({ caseId: query.caseId });
  if (query.actorUnitId) and.push({ actorUnitId: query.actorUnitId });
  if (query.action) and.push({ action: query.action });
  if (query.subjectType) and.push({ subjectType: query.subjectType });
  if (query.subjectId) and.push({ subjectId: query.subjectId });
  if (query.from) and.push({ at: { gte: startOf(query.from) } });
  if (query.to) and.push({ at: { lt: new Date(startOf(query.to).getTime() + DAY_MS) } });
  if (query.q) and.push({ OR: [{ summary: { contains: query.q } }, { reason: { contains: query.q } }] });
  return and.length === 0 ? {} : { AND: and };
}
