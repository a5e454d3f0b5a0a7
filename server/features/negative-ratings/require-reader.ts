import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { NegativeRatingRecord } from './load-negative-rating.js';
import { hasRole } from './negative-rating-permissions.js';

/** Mirrors visibleTo (negative-rating-filter) for one row; FORBIDDEN otherwise. */
export function requireReader(actor: UserActor, row: NegativeRatingRecord): void {
  if (hasRole(actor, ['STYLE_OFFICE', 'SUPERVISOR']) || row.callbackOfficerId === actor.id) return;
  if (hasRole(actor, ['UNIT_OFFICER', 'UNIT_HEAD']) && row.unitId === actor.unitId && row.verdict !== null) return;
  throw forbidden(
    `Expected user ${actor.id} to be concerned with negative rating ${row.id}`,
    '这件差评核查由行风办组织，核实后才向被评单位开放，需要了解请与行风办联系',
  );
}
