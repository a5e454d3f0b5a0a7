import type { Role } from '../../api/roles.js';
import type { Permission } from '../../api/session.js';
import type { Actor } from '../../shared/actor.js';

/** What each role may do. The only such table; commands and routes ask it through `can`. Unit rules come on top of it. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  PROCESS_DESIGNER: ['process.read', 'process.operate', 'process.design', 'process.approve'],
  UNIT_OFFICER: [
    'application.read',
    'item.handle',
    'item.transfer',
    'process.read',
    'problem.report',
    'problem.read',
    'rectification.read',
    'rectification.handle',
    'supervision.read',
  ],
  UNIT_HEAD: [
    'application.read',
    'item.handle',
    'item.transfer',
    'item.remind',
    'process.read',
    'people.read',
    'ledger.read',
    'problem.report',
    'problem.read',
    'rectification.read',
    'rectification.handle',
    'rectification.verify',
    'supervision.read',
  ],
  STYLE_OFFICE: [
    'application.read',
    'item.remind',
    'process.read',
    'rating.read',
    'ledger.read',
    'people.read',
    'settings.read',
    'rating.callback',
    'problem.report',
    'problem.read',
    'problem.triage',
    'rectification.read',
    'rectification.verify',
    'rectification.signOff',
    'supervision.read',
    'supervision.order',
    'overview.read',
    'walkthrough.assign',
    'process.approve',
  ],
  SUPERVISOR: [
    'application.read',
    'item.remind',
    'process.read',
    'rating.read',
    'ledger.read',
    'problem.read',
    'rectification.read',
    'supervision.read',
    'supervision.order',
    'overview.read',
  ],
  EXPERIENCER: ['process.read', 'problem.report', 'problem.read', 'rectification.read', 'walkthrough.walk'],
  COUNTER_CLERK: ['application.file', 'application.precheck', 'application.read', 'process.read'],
  COORDINATOR: ['application.read', 'item.assignUnit', 'item.remind', 'process.read'],
  // Runs the system, does not read applications: their forms are none of an administrator's business.
  ADMINISTRATOR: [
    'people.read',
    'people.manage',
    'settings.read',
    'settings.manage',
    'calendar.manage',
    'ledger.read',
    'process.read',
    'process.operate',
    'process.approve',
    'operations.manage',
  ],
};

/** Everything these roles grant, each once. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]))];
}

/** Whether a role of the actor grants the permission. Applicants have none; the system, acting for a diagram, has all. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.type === 'SYSTEM') return true;
  return actor.type === 'USER' && actor.roles.some((role) => ROLE_PERMISSIONS[role].includes(permission));
}
