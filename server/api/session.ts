import type { Role } from './roles.js';

/** `GET /api/session` and the answer of `POST /api/session {username, password}`. 401 when signed out. `DELETE /api/session` signs out. */
export interface SessionView {
  user: {
    id: string;
    username: string;
    displayName: string;
    post: string;
    unitId: string;
    unitName: string;
    roles: Role[];
  };
  /** Send it as header `X-CSRF-Token` with every request that changes something. */
  csrfToken: string;
  /** What this user may do, for showing and hiding; the server checks again. */
  permissions: Permission[];
}

/** Actions that are granted by role (the table is server/features/people/permissions.ts). */
export type Permission =
  | 'application.file'
  | 'application.precheck'
  | 'application.read'
  | 'item.handle'
  | 'item.assignUnit'
  | 'item.transfer'
  | 'item.remind'
  | 'process.read'
  | 'process.operate'
  | 'people.read'
  | 'people.manage'
  | 'settings.read'
  | 'settings.manage'
  | 'calendar.manage'
  | 'ledger.read'
  | 'rating.read'
  | 'rating.callback'
  | 'problem.report'
  | 'problem.read'
  | 'problem.triage'
  | 'rectification.read'
  | 'rectification.handle'
  | 'rectification.verify'
  | 'rectification.signOff'
  | 'supervision.read'
  | 'supervision.order'
  | 'overview.read'
  | 'walkthrough.assign'
  | 'walkthrough.walk'
  | 'process.design'
  | 'process.approve'
  | 'operations.manage';

/** `GET /api/demo-accounts`: only where DEMO is on; for the sign-in page. */
export interface DemoAccount {
  username: string;
  displayName: string;
  unitName: string;
  roleNames: string[];
}
