import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROBLEM_STATUSES, type ProblemStatus } from '../../../server/api/loop-states.js';
import { callConsultation } from '../../../server/features/problems/call-consultation.js';
import { concludeConsultation } from '../../../server/features/problems/conclude-consultation.js';
import { dismissProblem } from '../../../server/features/problems/dismiss-problem.js';
import { findDuplicates } from '../../../server/features/problems/find-duplicates.js';
import { findProblems } from '../../../server/features/problems/find-problems.js';
import { findStatistics } from '../../../server/features/problems/find-statistics.js';
import { getProblem } from '../../../server/features/problems/get-problem.js';
import { mergeProblem } from '../../../server/features/problems/merge-problem.js';
import {
  refuseByStatus,
  requireProblemStatus,
  type ProblemVerb,
} from '../../../server/features/problems/problem-states.js';
import { reportProblem } from '../../../server/features/problems/report-problem.js';
import { triageProblem } from '../../../server/features/problems/triage-problem.js';
import { finishToSignOff, loopActions } from '../rectifications/loop-actions.js';
import { openLoopWorld, PROBLEM, type LoopWorld } from '../rectifications/loop-world.js';
import { RectificationDriver } from '../rectifications/rectification-driver.js';

const STATUSES = Object.keys(PROBLEM_STATUSES) as ProblemStatus[];
const OPEN: ProblemStatus[] = ['REPORTED', 'TRIAGED', 'RECTIFYING'];
const TABLE: Record<ProblemVerb, [from: ProblemStatus[], to: ProblemStatus | null]> = {
  triage: [['REPORTED'], 'TRIAGED'],
  merge: [OPEN, 'MERGED'],
  dismiss: [['REPORTED'], 'DISMISSED'],
  consult: [OPEN, null],
  treat: [[...OPEN, 'SIGNED_OFF'], null],
  'measure-decided': [['TRIAGED', 'RECTIFYING'], 'RECTIFYING'],
  'sign-off': [['RECTIFYING'], 'SIGNED_OFF'],
  reopen: [['SIGNED_OFF'], 'TRIAGED'],
  'give-back': [['TRIAGED', 'RECTIFYING'], 'REPORTED'],
};

describe('the state table of a problem', () => {
  const cases = (Object.keys(TABLE) as ProblemVerb[]).flatMap((verb) =>
    STATUSES.map((status) => ({
      verb,
      status,
      allowed: TABLE[verb][0].includes(status),
    })),
  );
  it.each(cases)('$verb from $status: $allowed', ({ verb, status, allowed }) => {
    expect(refuseByStatus(verb, { status }) === null).toBe(allowed);
    if (allowed) expect(requireProblemStatus(verb, { id: 'prob_1', status })).toBe(TABLE[verb][1] ?? status);
  });
});

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
  const at = world.clock.now();
  await world.db.scenario.create({
    data: {
      id: 'walk',
      name: '个人办理失业登记',
      sortOrder: 1,
      content: {},
      sourceDoc: '000',
      sourceSection: '一',
    },
  });
  for (const id of ['walk_1', 'walk_2'])
    await world.db.walkthrough.create({
      data: {
        id,
        number: `ZL-2026-00000${id.slice(-1)}`,
        scenarioId: 'walk',
        scenarioName: '个人办理失业登记',
        processId: 'UnemploymentRegistrationWalkthroughProcess',
        walkerId: 'walker',
        walkerPost: 'walker岗',
        angle: 'citizen',
        unitId: 'employment',
        place: '综合窗口',
        status: 'FOLLOWING',
        assignedById: 'style',
        assignedAt: at,
      },
    });
});
afterAll(() => world.close());

const report = (more: Partial<typeof PROBLEM> = {}, by = 'walker') =>
  reportProblem(world.as(by), world.problemDeps, { ...PROBLEM, ...more });
const triage = (id: string, more: Partial<Parameters<typeof triageProblem>[2]> = {}, by = 'style') =>
  triageProblem(world.as(by), world.problemDeps, {
    id,
    version: 1,
    unitId: 'employment',
    kind: 'IMMEDIATE',
    ...more,
  });
const read = (id: string, by = 'style') => getProblem(world.db, world.actor(by), id);
const refused = (code: string, words: string) =>
  expect.objectContaining({
    code,
    userMessage: expect.stringContaining(words) as unknown,
  });
const woken = (walkthroughId: string) =>
  driver.messages.filter(({ name, key }) => name === 'walkthrough.problemsSignedOff' && key === walkthroughId).length;

describe('a problem from its report to 归口', () => {
  it('is delivered to 行风办 with the time, item, channel and post of who raised it (R43, R44)', async () => {
    const { id, number } = await report();
    expect(number).toBe('WT-2026-000001');
    const view = await read(id, 'walker');
    expect(view).toMatchObject({
      status: 'REPORTED',
      source: 'MANUAL',
      reporterPost: 'walker岗',
      serviceItemName: '失业登记',
      experienceChannel: '窗口',
    });
    expect(view.timeline.map((entry) => entry.text)).toEqual([
      'WT-2026-000001：提出问题：窗口没有失业登记办事指南',
      'WT-2026-000001：已送达行风办，送达时间 11 月 2 日 10:00',
    ]);
    expect(
      await world.db.notice.count({
        where: {
          recipientType: 'ROLE',
          recipientId: 'STYLE_OFFICE',
          subjectId: id,
        },
      }),
    ).toBe(1);
    await expect(report({ experienceChannel: ' ' })).rejects.toEqual(refused('INVALID_ARGUMENT', '体验途径'));
  });

  it('opens its rectification when it is given to a unit, and only then (R45, R52)', async () => {
    const { id } = await report();
    await expect(triage(id, { unitId: '' })).rejects.toEqual(refused('INVALID_STATE', '没有责任单位'));
    await expect(triage(id, {}, 'employmentHead')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await expect(triage(id, { version: 7 })).rejects.toEqual(refused('CONFLICT', '刷新'));
    expect(await world.db.rectification.count({ where: { problemId: id } })).toBe(0);
    await triage(id, { className: '办事指南缺失', title: '窗口无指南' });
    expect(await read(id)).toMatchObject({
      status: 'TRIAGED',
      title: '窗口无指南',
      className: '办事指南缺失',
      unitName: '单位 employment',
      rectificationNumber: 'ZG-2026-000001',
    });
    await expect(triage(id, { version: 2 })).rejects.toEqual(refused('INVALID_STATE', '已归口'));
    const other = await report({ title: '大厅也没有指南' });
    await triage(other.id, { className: '办事指南缺失' });
    expect((await read(id)).siblings.map((row) => row.id)).toEqual([other.id]);
    expect(await world.db.problemClass.count()).toBe(1);
  });

  it('shows others neither page nor row', async () => {
    const { id } = await report();
    await expect(read(id, 'card1')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    expect(
      (
        await findProblems(world.db, world.actor('card1'), {
          page: 1,
          pageSize: 25,
          order: 'desc',
        })
      ).total,
    ).toBe(0);
    await triage(id, { unitId: 'social-card' });
    expect(
      (
        await findProblems(world.db, world.actor('card1'), {
          page: 1,
          pageSize: 25,
          order: 'desc',
        })
      ).items.map((row) => row.id),
    ).toEqual([id]);
  });

  it('is dismissed with a reason that its reporter is told', async () => {
    const { id } = await report();
    await expect(
      dismissProblem(world.as('style'), world.problemDeps, {
        id,
        version: 1,
        reason: ' ',
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', '理由'));
    await dismissProblem(world.as('style'), world.problemDeps, {
      id,
      version: 1,
      reason: '不属实',
    });
    expect((await read(id)).status).toBe('DISMISSED');
    expect(
      await world.db.notice.count({
        where: {
          recipientId: 'walker',
          kind: 'problem.dismissed',
          subjectId: id,
        },
      }),
    ).toBe(1);
  });
});

describe('doubles', () => {
  it('are proposed by item, channel and words, and not otherwise', async () => {
    const item = { serviceItemName: '社保卡申领' };
    const { id } = await report({
      ...item,
      title: '自助机不能打印回执',
      description: '',
    });
    const like = await report({
      ...item,
      title: '自助机打印不了回执',
      description: '',
    });
    await report({ ...item, title: '等候时间太长', description: '' });
    await report({
      ...item,
      title: '自助机不能打印回执',
      description: '',
      experienceChannel: '网上',
    });
    expect((await findDuplicates(world.db, id)).map((row) => row.id)).toEqual([like.id]);
  });

  it('are merged: both stay, linked, and the open rectification of the merged one ends', async () => {
    const one = await world.openCase();
    const two = await world.openCase();
    await driver.pump();
    await loopActions(world, two.id).measure();
    await driver.pump();
    const { version } = await read(two.problemId);
    await expect(
      mergeProblem(world.as('style'), world.problemDeps, {
        id: two.problemId,
        version,
        intoId: two.problemId,
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', '自己'));
    await mergeProblem(world.as('style'), world.problemDeps, {
      id: two.problemId,
      version,
      intoId: one.problemId,
    });
    await driver.pump();
    expect(await read(two.problemId)).toMatchObject({
      status: 'MERGED',
      mergedInto: { id: one.problemId },
    });
    expect(await world.db.rectification.findUniqueOrThrow({ where: { id: two.id } })).toMatchObject({
      status: 'TERMINATED',
    });
    expect((await read(one.problemId)).status).toBe('TRIAGED');
    const three = await report();
    await expect(
      mergeProblem(world.as('style'), world.problemDeps, {
        id: three.id,
        version: 1,
        intoId: two.problemId,
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', '还没有办结'));
    // a chain of merges leads to where its end is
    const target = await report();
    await mergeProblem(world.as('style'), world.problemDeps, {
      id: one.problemId,
      version: (await read(one.problemId)).version,
      intoId: target.id,
    });
    expect((await read(two.problemId)).mergedInto?.id).toBe(target.id);
  });
});

it('writes the conclusion of a 联席会商 back to the problem, once, and opens it to who was consulted (R61)', async () => {
  const { id } = await report();
  await callConsultation(world.as('style'), world.problemDeps, {
    id,
    version: 1,
    scope: 'CROSS_DIVISION',
    unitIds: ['employment', 'social-card'],
    topic: '谁来配送',
  });
  const consulted = await read(id, 'card1');
  expect(consulted.consultations).toMatchObject([
    {
      scope: '跨处室',
      unitNames: ['单位 employment', '单位 social-card'],
      conclusion: null,
    },
  ]);
  const consultationId = consulted.consultations[0]?.id ?? '';
  await expect(
    concludeConsultation(world.as('card1'), {
      id,
      consultationId,
      version: 2,
      conclusion: '由就业科',
    }),
  ).rejects.toEqual(refused('FORBIDDEN', '行风办'));
  await concludeConsultation(world.as('style'), {
    id,
    consultationId,
    version: 2,
    conclusion: '由就业科配送',
  });
  expect((await read(id)).description).toBe('现场没有纸质指南\n【会商结论】由就业科配送');
  await expect(
    concludeConsultation(world.as('style'), {
      id,
      consultationId,
      version: 3,
      conclusion: '改了',
    }),
  ).rejects.toEqual(refused('INVALID_STATE', '已经有结论'));
});

describe('the problems of a walkthrough', () => {
  it('are raised by its walker or 行风办 only, on the very step', async () => {
    const step = {
      walkthroughId: 'walk_2',
      processId: 'UnemploymentRegistrationWalkthroughProcess',
      elementId: 'Task_AskStaff',
    };
    await expect(report(step, 'card1')).rejects.toEqual(refused('FORBIDDEN', '体验员'));
    const { id } = await report(step);
    expect(await read(id)).toMatchObject({
      source: 'WALKTHROUGH',
      elementId: 'Task_AskStaff',
      walkthroughId: 'walk_2',
    });
    expect(
      (
        await findStatistics(world.db, world.actor('style'), {
          walkthroughId: 'walk_2',
        })
      ).step,
    ).toEqual([
      {
        key: 'UnemploymentRegistrationWalkthroughProcess:Task_AskStaff',
        label: 'Task_AskStaff',
        count: 1,
        repeats: 0,
        filter: { processId: 'UnemploymentRegistrationWalkthroughProcess', elementId: 'Task_AskStaff' },
      },
    ]);
  });

  it('wake it when the last one is signed off, and not before', async () => {
    const first = await world.openCase({
      problem: { walkthroughId: 'walk_1' },
    });
    const { id: second } = await report({ walkthroughId: 'walk_1' });
    await driver.pump();
    const act = loopActions(world, first.id);
    await act.measure();
    await driver.pump();
    await finishToSignOff(world, driver, first.id);
    expect(woken('walk_1')).toBe(0);
    await dismissProblem(world.as('style'), world.problemDeps, {
      id: second,
      version: 1,
      reason: '重复登记',
    });
    await driver.pump();
    expect(woken('walk_1')).toBe(1);
  });
});

it('counts problems by item, channel and unit, merged ones once (R46)', async () => {
  const { item, channel, unit } = await findStatistics(world.db, world.actor('style'), {});
  const total = await world.db.problem.count({
    where: { status: { not: 'MERGED' } },
  });
  for (const counts of [item, channel, unit]) expect(counts.reduce((sum, each) => sum + each.count, 0)).toBe(total);
  expect(item[0]).toMatchObject({ label: '失业登记' });
  expect(unit.map((each) => each.label)).toContain('待归口');
});
