import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../../server/api/roles.js';
import type { Permission } from '../../../server/api/session.js';
import { can, permissionsOf, ROLE_PERMISSIONS } from '../../../server/features/people/permissions.js';
import { systemActor, type UserActor } from '../../../server/shared/actor.js';

/** What each permission is for, said the other way round: the roles that must have it, and nobody else. */
const WHO: Record<Permission, Role[]> = {
  'application.file': ['COUNTER_CLERK'],
  'application.precheck': ['COUNTER_CLERK'],
  'application.read': ['UNIT_OFFICER', 'UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR', 'COUNTER_CLERK', 'COORDINATOR'],
  'item.handle': ['UNIT_OFFICER', 'UNIT_HEAD'],
  'item.assignUnit': ['COORDINATOR'],
  'item.transfer': ['UNIT_OFFICER', 'UNIT_HEAD'],
  'item.remind': ['UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR', 'COORDINATOR'],
  'process.read': Object.keys(ROLES) as Role[],
  'process.operate': ['PROCESS_DESIGNER', 'ADMINISTRATOR'],
  'people.read': ['UNIT_HEAD', 'STYLE_OFFICE', 'ADMINISTRATOR'],
  'people.manage': ['ADMINISTRATOR'],
  'settings.read': ['STYLE_OFFICE', 'ADMINISTRATOR'],
  'settings.manage': ['ADMINISTRATOR'],
  'calendar.manage': ['ADMINISTRATOR'],
  'ledger.read': ['UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR', 'ADMINISTRATOR'],
  'rating.read': ['STYLE_OFFICE', 'SUPERVISOR'],
  'rating.callback': ['STYLE_OFFICE'],
  'problem.report': ['UNIT_OFFICER', 'UNIT_HEAD', 'STYLE_OFFICE', 'EXPERIENCER'],
  'problem.read': ['UNIT_OFFICER', 'UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR', 'EXPERIENCER'],
  'problem.triage': ['STYLE_OFFICE'],
  'rectification.read': ['UNIT_OFFICER', 'UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR', 'EXPERIENCER'],
  'rectification.handle': ['UNIT_OFFICER', 'UNIT_HEAD'],
  'rectification.verify': ['UNIT_HEAD', 'STYLE_OFFICE'],
  'rectification.signOff': ['STYLE_OFFICE'],
  'supervision.read': ['UNIT_OFFICER', 'UNIT_HEAD', 'STYLE_OFFICE', 'SUPERVISOR'],
  'supervision.order': ['STYLE_OFFICE', 'SUPERVISOR'],
  'overview.read': ['STYLE_OFFICE', 'SUPERVISOR'],
  'walkthrough.assign': ['STYLE_OFFICE'],
  'walkthrough.walk': ['EXPERIENCER'],
  'process.design': ['PROCESS_DESIGNER'],
  'process.approve': ['PROCESS_DESIGNER', 'STYLE_OFFICE', 'ADMINISTRATOR'],
  'operations.manage': ['ADMINISTRATOR'],
};

const user = (...roles: Role[]): UserActor => ({
  type: 'USER',
  id: 'u',
  name: '测试甲',
  post: '岗位',
  unitId: 'unit',
  unitName: '单位',
  roles,
});
const cases = (Object.keys(ROLES) as Role[]).flatMap((role) =>
  (Object.keys(WHO) as Permission[]).map((permission) => [role, permission] as const),
);

describe('role × permission', () => {
  it.each(cases)('%s and %s', (role, permission) => {
    expect(can(user(role), permission)).toBe(WHO[permission].includes(role));
  });

  it('whoever accepts an application cannot decide its items, by role alone', () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const own = ROLE_PERMISSIONS[role];
      expect(own.includes('application.precheck') && own.includes('item.handle')).toBe(false);
    }
  });

  it('whoever handles items does not see the ratings', () => {
    for (const role of WHO['item.handle']) expect(ROLE_PERMISSIONS[role]).not.toContain('rating.read');
  });

  it('whoever rectifies neither signs off nor calls back about a negative rating', () => {
    for (const role of WHO['rectification.handle']) {
      expect(ROLE_PERMISSIONS[role]).not.toContain('rectification.signOff');
      expect(ROLE_PERMISSIONS[role]).not.toContain('rating.callback');
    }
  });

  it('whoever reads the deadlines of all units handles none of the items', () => {
    for (const role of WHO['overview.read']) expect(ROLE_PERMISSIONS[role]).not.toContain('item.handle');
  });

  it('several roles add up, each permission once', () => {
    const both = permissionsOf(['COORDINATOR', 'UNIT_HEAD']);
    expect(both).toEqual(expect.arrayContaining(['item.assignUnit', 'item.handle']));
    expect(new Set(both).size).toBe(both.length);
  });

  it('an applicant has no permission, nor has a user without a role; the system has them all', () => {
    for (const permission of Object.keys(WHO) as Permission[]) {
      expect(can({ type: 'APPLICANT', applicationId: 'app' }, permission)).toBe(false);
      expect(can(user(), permission)).toBe(false);
      expect(can(systemActor(), permission)).toBe(true);
    }
  });
});
