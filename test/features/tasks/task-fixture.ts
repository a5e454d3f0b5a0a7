import type { Role } from '../../../server/api/roles.js';
import type { Db } from '../../../server/db.js';
import type { InboxDeps } from '../../../server/features/tasks/find-inbox.js';
import type { ClaimDeps } from '../../../server/features/tasks/claim-tasks.js';
import type { UserActor } from '../../../server/shared/actor.js';

/** Monday, 10:00 in Shanghai. */
export const NOW = new Date('2026-11-23T02:00:00Z');
export const HOUR = 60 * 60 * 1000;

/** Who may do what in these tests: enough of the real table. */
const GRANTS: Partial<Record<Role, string[]>> = {
  UNIT_OFFICER: ['item.handle'],
  COUNTER_CLERK: ['application.precheck', 'item.handle'],
  COORDINATOR: ['item.assignUnit'],
};

export const deps: InboxDeps & ClaimDeps = {
  can: (actor, permission) => actor.roles.some((role) => GRANTS[role]?.includes(permission)),
  findChips: async () => new Map(),
  handlerChanged: async () => {},
};

export const user = (id: string, unitId: string, ...roles: Role[]): UserActor => ({
  type: 'USER',
  id,
  name: `姓名${id}`,
  post: '经办',
  unitId,
  unitName: unitId,
  roles,
});

export async function addPeople(db: Db, users: UserActor[]): Promise<void> {
  for (const [index, id] of [...new Set(users.map((one) => one.unitId))].entries()) {
    await db.unit.create({ data: { id, name: `${id}科`, shortName: id, sortOrder: index } });
  }
  for (const one of users) {
    await db.user.create({
      data: {
        id: one.id,
        username: one.id,
        displayName: one.name,
        unitId: one.unitId,
        post: one.post,
        passwordHash: '',
        createdAt: NOW,
      },
    });
  }
}

export async function addApplication(
  db: Db,
  id: string,
  more: { acceptedById?: string; applicantName?: string } = {},
): Promise<void> {
  await db.application.create({
    data: {
      id,
      number: `SY-${id}`,
      oneThingId: 'ot-unemployment',
      oneThingName: '失业一件事',
      status: 'IN_PROGRESS',
      channel: 'PORTAL',
      form: {},
      selectedItems: [],
      createdAt: NOW,
      updatedAt: NOW,
      ...more,
    },
  });
}

export async function addItem(db: Db, id: string, applicationId: string): Promise<void> {
  await db.applicationItem.create({
    data: {
      id,
      applicationId,
      serviceItemId: id,
      serviceItemName: '失业登记',
      number: `SY-${applicationId}-${id}`,
      sortOrder: 1,
      status: 'HANDLING',
      createdAt: NOW,
    },
  });
}

interface TaskRow {
  jobKey: string;
  kind?: string;
  caseId?: string;
  subjectId?: string;
  candidateUnitId?: string | null;
  candidateRole?: string | null;
  assigneeId?: string | null;
  state?: string;
  dueAt?: Date | null;
  createdAt?: Date;
  endedAt?: Date | null;
  endedById?: string | null;
  title?: string;
  number?: string;
  greenChannel?: boolean;
}

export async function addTask(db: Db, task: TaskRow): Promise<void> {
  const kind = task.kind ?? 'item.handle';
  await db.userTask.create({
    data: {
      elementInstanceKey: `ei-${task.jobKey}`,
      processInstanceKey: 'pi',
      processId: 'ItemHandlingProcess',
      elementId: 'Task_HandleItem',
      kind,
      subjectType: kind === 'application.precheck' ? 'application' : 'item',
      subjectId: task.subjectId ?? `item-${task.jobKey}`,
      caseId: 'app-1',
      state: 'CREATED',
      createdAt: NOW,
      title: `张*一 · ${task.jobKey}`,
      number: `N-${task.jobKey}`,
      ...task,
    },
  });
}
