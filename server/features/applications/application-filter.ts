import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { endOfPrefix } from '../../shared/sql-where.js';
import { isCounter, seesAllApplications, seesUnitApplications } from './application-access.js';
import type { FindApplications } from './find-applications.js';

type Condition = readonly [text: string, ...values: unknown[]];

export interface ApplicationFilter {
  /** With an item of each of these units; such applications are never drafts. */
  units: string[];
  /** On the row `a` of the application. */
  conditions: Condition[];
}

/** What this official may see, and what he asked for. FORBIDDEN for who has nothing to do with applications. */
export function filterApplications(actor: UserActor, query: FindApplications): ApplicationFilter {
  const seesAll = seesAllApplications(actor);
  if (!seesAll && !seesUnitApplications(actor))
    throw forbidden(
      `Expected user ${actor.id} to handle or oversee applications`,
      '您的岗位不经办申请，需要了解请联系综合窗口',
    );
  const units = [...new Set([...(seesAll ? [] : [actor.unitId]), ...(query.unitId ? [query.unitId] : [])])];
  const asked: (Condition | null)[] = [
    statusCondition(actor, query.status, units.length > 0),
    query.oneThingId ? ['a."oneThingId" = ?', query.oneThingId] : null,
    query.channel ? ['a."channel" = ?', query.channel] : null,
    query.q ? searchFor(query.q) : null,
  ];
  return { units, conditions: asked.filter((each) => each !== null) };
}

/** A draft is its clerk's own until it is submitted. */
function statusCondition(actor: UserActor, status: string | undefined, hasItems: boolean): Condition | null {
  if (status === 'DRAFT') return [`a."status" = 'DRAFT' AND a."filedById" = ?`, isCounter(actor) ? actor.id : ''];
  if (status) return ['a."status" = ?', status];
  return hasItems ? null : ['a."submittedAt" IS NOT NULL'];
}

/** A number from its beginning (an item's number finds its application), or a name from its beginning. */
function searchFor(q: string): Condition {
  const number = q.toUpperCase();
  if (!/^[A-Z]+-/.test(number))
    return ['a."applicantName" >= ? AND a."applicantName" < ? AND a."submittedAt" IS NOT NULL', q, endOfPrefix(q)];
  const own = number.replace(/^([A-Z]+-\d{4}-\d+)-\d*$/, '$1');
  return ['a."number" >= ? AND a."number" < ?', own, endOfPrefix(own)];
}
