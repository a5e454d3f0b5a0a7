import { Readable } from 'node:stream';
import type { Role } from '../../../server/api/roles.js';
import type { Db } from '../../../server/db.js';
import { createGetWorkingCalendar } from '../../../server/features/calendar/get-working-calendar.js';
import { createDeadlineService } from '../../../server/features/deadlines/create-deadline-service.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import { detectContentType } from '../../../server/features/materials/detect-content-type.js';
import { createNoticeService } from '../../../server/features/notices/create-notice-service.js';
import { createProblemService } from '../../../server/features/problems/create-problem-service.js';
import type { ProblemDeps } from '../../../server/features/problems/problem-deps.js';
import { reportProblem } from '../../../server/features/problems/report-problem.js';
import { triageProblem } from '../../../server/features/problems/triage-problem.js';
import { addProof } from '../../../server/features/rectifications/add-proof.js';
import { copyRectificationDue } from '../../../server/features/rectifications/copy-rectification-due.js';
import { createRectificationService } from '../../../server/features/rectifications/create-rectification-service.js';
import type { RectificationDeps } from '../../../server/features/rectifications/rectification-deps.js';
import { createTaskService } from '../../../server/features/tasks/create-task-service.js';
import type { NewProblem } from '../../../server/api/problems.js';
import type { RectificationKind } from '../../../server/api/loop-states.js';
import { systemActor, type UserActor } from '../../../server/shared/actor.js';
import { controlledClock } from '../../../server/shared/clock.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import type { SettingValues } from '../../../server/shared/settings-service.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { freshDb } from '../../support/fresh-db.js';

const UNITS: [id: string, parentId: string | null][] = [
  ['bureau', null],
  ['style-office', 'bureau'],
  ['employment', 'bureau'],
  ['social-card', 'bureau'],
  ['hotline', 'bureau'],
];
const USERS: [id: string, unitId: string, roles: Role[]][] = [
  ['style', 'style-office', ['STYLE_OFFICE']],
  ['style2', 'style-office', ['STYLE_OFFICE']],
  ['supervisor', 'style-office', ['SUPERVISOR']],
  ['employment1', 'employment', ['UNIT_OFFICER']],
  ['employment2', 'employment', ['UNIT_OFFICER']],
  ['employmentHead', 'employment', ['UNIT_HEAD']],
  ['card1', 'social-card', ['UNIT_OFFICER']],
  ['walker', 'hotline', ['EXPERIENCER']],
];

/** A PNG by its first bytes; what it is called says nothing. */
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

export const PROBLEM: NewProblem = {
  title: '窗口没有失业登记办事指南',
  description: '现场没有纸质指南',
  serviceItemName: '失业登记',
  experienceChannel: '窗口',
};

export interface LoopWorld {
  db: Db;
  clock: ReturnType<typeof controlledClock>;
  deps: RectificationDeps;
  problemDeps: ProblemDeps;
  /** Ids of rectifications that have ended, as what hangs on them is told. */
  ended: string[];
  as(userId: string): CommandContext;
  actor(userId: string): UserActor;
  system(): CommandContext;
  /** A problem of the walker, triaged to a unit: answers both ids. */
  openCase(options?: {
    problem?: Partial<NewProblem>;
    unitId?: string;
    kind?: RectificationKind;
    className?: string;
  }): Promise<{ problemId: string; id: string }>;
  addProofs(id: string, userId?: string): Promise<void>;
  version(id: string): Promise<number>;
  close(): Promise<void>;
}

/** People and the product's own services over a real database; only time stands still and files stay in memory. */
export async function openLoopWorld(different: Partial<SettingValues> = {}): Promise<LoopWorld> {
  const fresh = await freshDb();
  const { db } = fresh;
  const clock = controlledClock(new Date('2026-11-02T02:00:00Z'));
  await addPeople(db, clock.now());
  const settings = fixedSettings(different);
  const getCalendar = createGetWorkingCalendar();
  const time = { settings, getCalendar, dueMoved: copyRectificationDue };
  const notices = createNoticeService();
  const ended: string[] = [];
  const deps: RectificationDeps = {
    clock,
    settings,
    getCalendar,
    deadlines: createDeadlineService(time),
    findChips: createFindDeadlineChips(time),
    notices,
    tasks: createTaskService(),
    problems: createProblemService({ notices }),
    files: {
      put: () => Promise.resolve({ sha256: 'hash', path: 'ha/hash' }),
      read: () => Readable.from([PNG]),
    },
    detectContentType,
    remind: (_context, { rectificationIds }) =>
      Promise.resolve(
        rectificationIds.map((id) => ({
          id,
          reminded: true,
          message: '已催办',
          previous: null,
        })),
      ),
    rectificationEnded(_unit, { rectificationId }) {
      ended.push(rectificationId);
      return Promise.resolve();
    },
  };
  const problemDeps: ProblemDeps = {
    clock,
    notices,
    rectifications: createRectificationService(deps),
  };
  const as = (userId: string): CommandContext => ({
    db,
    clock,
    actor: userActor(userId),
  });

  return {
    db,
    clock,
    deps,
    problemDeps,
    ended,
    as,
    actor: userActor,
    system: () => ({ db, clock, actor: systemActor() }),
    async openCase({ problem, unitId = 'employment', kind = 'IMMEDIATE', className } = {}) {
      const { id: problemId } = await reportProblem(as('walker'), problemDeps, {
        ...PROBLEM,
        ...problem,
      });
      await triageProblem(as('style'), problemDeps, {
        id: problemId,
        version: 1,
        unitId,
        kind,
        className,
      });
      const { id } = await db.rectification.findFirstOrThrow({
        where: { problemId },
        orderBy: { openedAt: 'desc' },
      });
      return { problemId, id };
    },
    async addProofs(id, userId = 'employment1') {
      for (const slot of ['BEFORE', 'AFTER'] as const)
        await addProof(as(userId), deps, {
          id,
          slot,
          fileName: '照片.jpg',
          content: PNG,
        });
    },
    version: async (id) => (await db.rectification.findUniqueOrThrow({ where: { id } })).version,
    close: fresh.close,
  };
}

export function userActor(id: string): UserActor {
  const user = USERS.find(([each]) => each === id);
  if (!user) throw new Error(`No user ${id}`);
  const [, unitId, roles] = user;
  return {
    type: 'USER',
    id,
    name: id,
    post: `${id}岗`,
    unitId,
    unitName: `单位 ${unitId}`,
    roles,
  };
}

async function addPeople(db: Db, at: Date): Promise<void> {
  for (const [index, [id, parentId]] of UNITS.entries())
    await db.unit.create({
      data: {
        id,
        parentId,
        name: `单位 ${id}`,
        shortName: id,
        sortOrder: index,
        phone: '0000-1234567',
      },
    });
  for (const [id, unitId, roles] of USERS)
    await db.user.create({
      data: {
        id,
        username: id,
        displayName: id,
        unitId,
        post: `${id}岗`,
        passwordHash: '-',
        createdAt: at,
        roles: { create: roles.map((role) => ({ role })) },
      },
    });
}
