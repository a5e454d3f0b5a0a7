import { ROLES, type Role } from '../../../server/api/roles.js';
import type { JobType, TaskKind } from '../../../processes/contract.js';
import type { JobHandler } from '../../../server/engine/job-handler.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import { createDeadlinesJobs } from '../../../server/features/deadlines/deadlines-jobs.js';
import { describeItem } from '../../../server/features/items/describe-subject.js';
import { describeNegativeRating } from '../../../server/features/negative-ratings/describe-negative-rating.js';
import { describeRectification } from '../../../server/features/rectifications/describe-rectification.js';
import { describeSupervision } from '../../../server/features/supervision/describe-supervision.js';
import { createSupervisionService } from '../../../server/features/supervision/lift-order.js';
import type { SupervisionDeps } from '../../../server/features/supervision/supervision-deps.js';
import { createSupervisionJobs } from '../../../server/features/supervision/supervision-jobs.js';
import { createTaskService } from '../../../server/features/tasks/create-task-service.js';
import type { UserActor } from '../../../server/shared/actor.js';
import { createSubjectDirectory } from '../../../server/shared/subject-directory.js';
import { openOffice, type OfficeOptions } from '../deadlines/deadline-office.js';

const PEOPLE: Record<string, { unitId: string; roles: Role[] }> = {
  style: { unitId: 'style-office', roles: ['STYLE_OFFICE'] },
  employment: { unitId: 'employment', roles: ['UNIT_OFFICER'] },
  employmenthead: { unitId: 'employment', roles: ['UNIT_HEAD'] },
  otherhead: { unitId: 'unemployment-insurance', roles: ['UNIT_HEAD'] },
};

/** An office with units, people and what 督办 needs; jobs and tasks are called by hand, as the diagram would. */
export async function openSupervisionWorld(options: OfficeOptions = {}) {
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
  const findSubject = createSubjectDirectory({
    item: describeItem,
    rectification: describeRectification,
    'negative-rating': describeNegativeRating,
    supervision: describeSupervision,
  });
  const deps: SupervisionDeps = {
    clock,
    settings: office.deps.settings,
    deadlines: office.deadlines,
    findChips: createFindDeadlineChips(office.deps),
    notices: office.notices,
    tasks: createTaskService(),
    findSubject,
  };
  const jobs = { ...createSupervisionJobs(deps), ...createDeadlinesJobs(deps) };
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
    service: createSupervisionService(deps),
    actor,
    as: (id: string) => office.contextOf(actor(id)),
    job(
      type: JobType,
      variables: Record<string, string>,
      headers: Record<string, string> = {},
      processInstanceKey = 'pi-1',
    ) {
      const job = {
        key: String(++keys),
        type,
        bpmnProcessId: 'P',
        processInstanceKey,
        elementId: 'T',
        elementInstanceKey: '1',
        headers,
        variables,
      };
      return office.write((unit) => (jobs[type] as JobHandler)(unit, job));
    },
    async task(
      kind: TaskKind,
      subjectId: string,
      more: { candidateUnitId?: string; candidateRole?: string } = {},
      subjectType = 'supervision',
    ) {
      const jobKey = `task-${++keys}`;
      await db.userTask.create({
        data: {
          ...{
            jobKey,
            kind,
            subjectId,
            caseId: subjectId,
            subjectType,
            state: 'CREATED',
            createdAt: clock.now(),
          },
          ...{
            elementInstanceKey: jobKey,
            processInstanceKey: 'pi-1',
            processId: 'SupervisionProcess',
            elementId: 'T',
          },
          ...more,
        },
      });
      return jobKey;
    },
    /** A rectification in work, with the clock of its first round. */
    async rectify(id: string, days: number, unitId = 'employment') {
      const at = clock.now();
      const number = `ZG-2026-${id}`;
      await db.rectification.create({
        data: {
          id,
          number,
          title: '材料重复提交',
          status: 'RECTIFYING',
          unitId,
          openedAt: at,
          progressAt: at,
          round: 1,
        },
      });
      const { id: deadlineId } = await office.write((unit) =>
        office.deadlines.open(unit, {
          ...{
            subjectType: 'rectification',
            subjectId: `round-${id}`,
            caseId: id,
            kind: 'RECTIFICATION',
            startsAt: at,
            sourceText: '责任单位填定',
          },
          budget: { value: days, unit: 'WORKING_DAY' },
        }),
      );
      return deadlineId;
    },
    /** The check of a negative rating of a unit, just opened. */
    async addRating(id: string, unitId: string) {
      await office.addItem(`item-of-${id}`, { unitId });
      const data = { id, number: `CP-2026-${id}`, applicationId: 'app-1', named: true, unitId, status: 'OPENED' };
      await db.negativeRating.create({ data: { ...data, receivedAt: clock.now() } });
    },
    async sent(jobKey: string) {
      const command = (await db.outboxCommand.findMany()).find(
        (each) => (each.payload as { jobKey?: string }).jobKey === jobKey,
      );
      return (command?.payload as { variables?: unknown } | undefined)?.variables ?? null;
    },
    /** Messages only; completed tasks left out. */
    published: async () =>
      (await db.outboxCommand.findMany({ where: { kind: 'publishMessage' }, orderBy: { seq: 'asc' } })).map((row) => {
        const { message } = row.payload as { message: { name: string; correlationKey: string } };
        return `${message.name} ${message.correlationKey}`;
      }),
  };
}

export type SupervisionWorld = Awaited<ReturnType<typeof openSupervisionWorld>>;
