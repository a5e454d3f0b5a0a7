import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { can } from './permissions.js';

/** FORBIDDEN unless the actor may manage units and people. */
export function requirePeopleManager(actor: Actor): void {
  if (!can(actor, 'people.manage'))
    throw forbidden('Expected permission people.manage', '您的岗位没有维护单位与人员的权限');
}
