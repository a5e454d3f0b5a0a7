import type { TaskKind } from '../../../processes/contract.js';
import type { RatingLevel } from '../../../server/api/ratings.js';
import type { Role } from '../../../server/api/roles.js';
import { ROLES } from '../../../server/api/roles.js';
import type { JobType } from '../../../processes/contract.js';
import type { JobHandler } from '../../../server/engine/job-handler.js';
import { createNegativeRatingService } from '../../../server/features/negative-ratings/create-negative-rating-service.js';
import type { NegativeRatingDeps } from '../../../server/features/negative-ratings/negative-rating-deps.js';
import { createNegativeRatingsJobs } from '../../../server/features/negative-ratings/negative-ratings-jobs.js';
import { can } from '../../../server/features/people/permissions.js';
import { createSupervisionService } from '../../../server/features/supervision/lift-order.js';
import { createTaskService } from '../../../server/features/tasks/create-task-service.js';
import type { UserActor } from '../../../server/shared/actor.js';
import { openOffice, type OfficeOptions } from '../deadlines/deadline-office.js';

/** Made-up people of the demo's posts: id → unit and roles. */
const PEOPLE: Record<string, { unitId: string; roles: Role[] }> = {
  style: { unitId: 'style-office', roles: ['STYLE_OFFICE'] },
  style2: { unitId: 'style-office', roles: ['STYLE_OFFICE'] },
  supervisor: { unitId: 'style-office', roles: ['SUPERVISOR'] },
  employment: { unitId: 'employment', roles: ['UNIT_OFFICER'] },
  employmentstyle: { unitId: 'employment', roles: ['STYLE_OFFICE', 'UNIT_OFFICER'] },
  unemployment: { unitId: 'unemployment-insurance', roles: ['UNIT_OFFICER'] },
};

/** An office with people and one rated application of unit `employment`; jobs and tasks are called by hand, as the diagram would. */
export async function openRatingWorld(options: OfficeOptions = {}) {
  const office = await openOffice(options);
  const { db, clock } = office;
  for (const [index, id] of ['employment', 'style-office', 'unemployment-insurance'].entries())
    await db.unit.create({ data: { id, name: `测试${id}`, shortName: id, sortOrder: index } });
  for (const [id, { unitId, roles }] of Object.entries(PEOPLE))
    await db.user.create({
      data: {
        id,
        username: id,
        displayName: `测试${id}`,
        unitId,
        post: '经办',
        passwordHash: '',
        createdAt: clock.now(),
        roles: { create: roles.map((role) => ({ role })) },
      },
    });
  await office.addItem('item-1', { handlerId: 'employment' });
  await db.application.update({
    where: { id: 'app-1' },
    data: { applicantName: '张三一', phoneLast4: '0001', form: { applicantName: '张三一' } },
  });

  const terminated: string[] = [];
  const deps: NegativeRatingDeps = {
    clock,
    settings: office.deps.settings,
    deadlines: office.deadlines,
    findChips: () => Promise.resolve(new Map()),
    notices: office.notices,
    tasks: createTaskService(),
    can,
    rectifications: { terminate: (_unit, id) => Promise.resolve(void terminated.push(id)) },
    supervision: createSupervisionService({ deadlines: office.deadlines }),
  };
  const service = createNegativeRatingService(deps);
  const jobs = createNegativeRatingsJobs(deps);
  let keys = 0;

  const actor = (id: string): UserActor => {
    const { unitId, roles } = PEOPLE[id] ?? { unitId: '', roles: [] };
    return {
      type: 'USER',
      id,
      name: id,
      post: ROLES[roles[0] ?? 'UNIT_OFFICER'],
      unitId,
      unitName: `测试${unitId}`,
      roles,
    };
  };
  return {
    ...office,
    deps,
    service,
    terminated,
    actor,
    as: (id: string) => office.contextOf(actor(id)),
    /** A rating and its check, as the applicant's command writes them. */
    async rate(id: string, { level = 'VERY_DISSATISFIED' as RatingLevel, applicationId = 'app-1' } = {}) {
      const invitation = { id: `inv-${id}`, applicationId, invitedAt: clock.now() };
      await db.ratingInvitation.create({ data: invitation });
      await db.rating.create({
        data: {
          id,
          invitationId: invitation.id,
          applicationId,
          level,
          isNegative: true,
          tags: ['多次跑动'],
          comment: '跑了三趟',
          ratedAt: clock.now(),
        },
      });
      await office.write((unit) => service.open(unit, { id, applicationId }));
    },
    /** Delivers a job; its variables are answered. */
    job(type: JobType, ratingId: string, processInstanceKey = 'pi-1') {
      const handler = jobs[type] as JobHandler;
      const job = {
        key: String(++keys),
        type,
        bpmnProcessId: 'NegativeRatingProcess',
        processInstanceKey,
        elementId: 'T',
        elementInstanceKey: '1',
        headers: {},
        variables: { ratingId },
      };
      return office.write((unit) => handler(unit, job));
    },
    /** A user task appears, as the projection writes it. */
    async task(
      kind: TaskKind,
      subjectId: string,
      more: { assigneeId?: string; candidateUnitId?: string; candidateRole?: string } = {},
    ) {
      const jobKey = `task-${++keys}`;
      await db.userTask.create({
        data: {
          ...{
            jobKey,
            kind,
            subjectId,
            caseId: subjectId,
            subjectType: 'negative-rating',
            state: 'CREATED',
            createdAt: clock.now(),
          },
          ...{
            elementInstanceKey: jobKey,
            processInstanceKey: 'pi-1',
            processId: 'NegativeRatingProcess',
            elementId: 'T',
          },
          ...more,
        },
      });
      return jobKey;
    },
    row: (id: string) => db.negativeRating.findUniqueOrThrow({ where: { id } }),
    version: async (id: string) => (await db.negativeRating.findUniqueOrThrow({ where: { id } })).version,
    /** Variables that the command sent with the task, or null. */
    async sent(jobKey: string) {
      const command = (await db.outboxCommand.findMany()).find(
        (each) => (each.payload as { jobKey?: string }).jobKey === jobKey,
      );
      return (command?.payload as { variables?: unknown } | undefined)?.variables ?? null;
    },
  };
}

export type RatingWorld = Awaited<ReturnType<typeof openRatingWorld>>;
