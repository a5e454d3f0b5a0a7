import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getProblem } from '../../../server/features/problems/get-problem.js';
import { addProof } from '../../../server/features/rectifications/add-proof.js';
import { changeKind } from '../../../server/features/rectifications/change-kind.js';
import { decideExtension } from '../../../server/features/rectifications/decide-extension.js';
import { findRectificationBoard } from '../../../server/features/rectifications/find-rectification-board.js';
import { findRectifications } from '../../../server/features/rectifications/find-rectifications.js';
import { getProofFile } from '../../../server/features/rectifications/get-proof-file.js';
import { getRectification } from '../../../server/features/rectifications/get-rectification.js';
import { reboundRectification } from '../../../server/features/rectifications/rebound-rectification.js';
import { removeProof } from '../../../server/features/rectifications/remove-proof.js';
import { requestExtension } from '../../../server/features/rectifications/request-extension.js';
import { terminateRectification } from '../../../server/features/rectifications/terminate-rectification.js';
import { toSystemic } from '../../../server/features/rectifications/to-systemic.js';
import { finishToSignOff, loopActions } from './loop-actions.js';
import { openLoopWorld, PNG, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());

const opened = async (options: Parameters<LoopWorld['openCase']>[0] = {}) => {
  const ids = await world.openCase(options);
  await driver.pump();
  return { ...ids, act: loopActions(world, ids.id) };
};
const read = (id: string, user = 'style') => getRectification(world.db, world.deps, world.actor(user), id);
const refused = (code: string, words: string) =>
  expect.objectContaining({
    code,
    userMessage: expect.stringContaining(words) as unknown,
  });

describe('one rectification from 交办 to 销号', () => {
  it('fails its evaluation once, passes the second time and is signed off; every step is on record', async () => {
    const { problemId, id, act } = await opened();
    expect(await read(id)).toMatchObject({
      status: 'MEASURE_PENDING',
      unitName: '单位 employment',
      verifierUnitName: '单位 style-office',
      evaluatorText: 'walker（walker岗）',
      deadline: null,
    });
    expect((await getProblem(world.db, world.actor('walker'), problemId)).status).toBe('TRIAGED');

    await act.measure();
    await driver.pump();
    expect((await getProblem(world.db, world.actor('walker'), problemId)).status).toBe('RECTIFYING');
    const running = await read(id, 'employment1');
    expect(running).toMatchObject({
      status: 'RECTIFYING',
      round: 1,
      kind: 'IMMEDIATE',
      deadline: {
        kind: 'RECTIFICATION',
        state: 'NORMAL',
        text: '剩余 10 个工作日',
      },
    });
    expect(running.missing.map(({ slot }) => slot)).toEqual(['BEFORE', 'AFTER']);
    await expect(act.finish()).rejects.toEqual(refused('INVALID_STATE', '还没有整改前佐证；还没有本轮的整改后佐证'));
    await world.addProofs(id);
    await act.finish();
    await driver.pump();

    await act.verify();
    await driver.pump();
    await act.evaluate(false);
    await driver.pump();
    const second = await read(id);
    expect(second).toMatchObject({
      status: 'RECTIFYING',
      round: 2,
      reboundCount: 1,
    });
    expect(
      second.rounds.map(({ round, verification, evaluation }) => ({
        round,
        verification,
        evaluation,
      })),
    ).toEqual([
      { round: 1, verification: 'PASSED', evaluation: 'UNSATISFIED' },
      { round: 2, verification: null, evaluation: null },
    ]);
    expect(second.missing.map(({ slot }) => slot)).toEqual(['AFTER']); // the proof of before counts for every round

    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify();
    await driver.pump();
    await act.evaluate();
    await driver.pump();
    const { message } = await act.signOff();
    expect(message).toBe('已销号，编号 XH-2026-000001');
    await driver.pump();

    const done = await read(id, 'walker');
    expect(done).toMatchObject({
      status: 'SIGNED_OFF',
      signOff: { number: 'XH-2026-000001', by: 'style岗' },
      effect: '群众随到随取',
    });
    expect(done.timeline.at(-1)?.text).toBe(
      'ZG-2026-000001：销号 XH-2026-000001；整改效果：群众随到随取；核验人：style岗；11 月 2 日 10:00',
    );
    const problem = await getProblem(world.db, world.actor('walker'), problemId);
    expect(problem.status).toBe('SIGNED_OFF');
    expect(await world.db.measure.findMany({ where: { problemId } })).toMatchObject([
      {
        number: 'CS-2026-000001',
        unitId: 'employment',
        effect: '群众随到随取',
        doneAt: world.clock.now(),
      },
    ]);
    expect(await world.db.deadline.count({ where: { caseId: id, closedAt: null } })).toBe(0);
    expect(world.ended).toEqual([id]);
    expect(driver.instances.every((instance) => instance.ended)).toBe(true);
  });

  it('asks for plan and standard, or findings, remedy and rule, and refuses to finish without them', async () => {
    const limited = await opened();
    await limited.act.measure('TIME_LIMITED');
    await driver.pump();
    await world.addProofs(limited.id);
    await expect(limited.act.finish()).rejects.toEqual(refused('INVALID_STATE', '还没有工作计划；还没有工作标准'));
    await limited.act.plan();
    await driver.pump();
    await limited.act.finish();

    const systemic = await opened();
    await systemic.act.measure('SYSTEMIC');
    await driver.pump();
    await world.addProofs(systemic.id);
    await systemic.act.summarize();
    await driver.pump();
    await expect(systemic.act.finish()).rejects.toEqual(refused('INVALID_STATE', '还没有所立制度'));
    await systemic.act.finish({ rule: '《窗口指南管理办法》' });
  });

  it('starts only with measure and deadline (R52)', async () => {
    const { id, act } = await opened();
    await expect(act.measure('IMMEDIATE', { measure: '  ' })).rejects.toEqual(
      refused('INVALID_ARGUMENT', '没有整改措施'),
    );
    await expect(act.measure('IMMEDIATE', { limit: { value: 0, unit: 'DAY' } })).rejects.toEqual(
      refused('INVALID_ARGUMENT', '没有整改期限'),
    );
    expect(await world.db.rectification.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'MEASURE_PENDING',
      round: 0,
    });
  });

  it('goes from 立行立改 into 建章立制, before and after the evaluation, without losing a round (R59)', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    const before = await world.db.rectificationRound.findFirstOrThrow({
      where: { rectificationId: id },
    });
    await changeKind(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      kind: 'TIME_LIMITED',
      reason: '需要采购',
    });
    await driver.pump();
    const changed = await world.db.rectificationRound.findMany({
      where: { rectificationId: id },
    });
    expect(changed).toMatchObject([
      {
        id: before.id,
        deadlineId: before.deadlineId,
        kind: 'TIME_LIMITED',
        round: 1,
      },
    ]);
    expect(
      await world.db.deadlineChange.findMany({
        where: { deadlineId: before.deadlineId },
      }),
    ).toMatchObject([{ reason: '转为限期整改' }]);
    await expect(
      changeKind(world.as('employment1'), world.deps, {
        id,
        version: await world.version(id),
        kind: 'SYSTEMIC',
        reason: '太难',
      }),
    ).rejects.toEqual(refused('INVALID_STATE', '请先完成当前步骤'));
    await act.plan();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify();
    await driver.pump();
    await act.evaluate();
    await driver.pump();
    await toSystemic(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '各窗口都缺',
    });
    await driver.pump();
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'RECTIFYING',
      kind: 'SYSTEMIC',
      round: 2,
      deadline: { text: '剩余 60 个工作日' },
    });
    expect(view.rounds.map((round) => round.kind)).toEqual(['TIME_LIMITED', 'SYSTEMIC']);
    await act.summarize();
    await driver.pump();
    await world.addProofs(id);
    await act.finish({ rule: '《管理办法》' });
  });

  it('comes back after 销号 with the old number on record, a new round and a new number (R64)', async () => {
    const { problemId, id, act } = await opened();
    const pass = async () => {
      await act.measure();
      await driver.pump();
      await finishToSignOff(world, driver, id);
    };
    await pass();
    const first = (await read(id)).signOff?.number;
    await expect(
      reboundRectification(world.as('employmentHead'), world.deps, {
        id,
        version: await world.version(id),
        reason: '又没有了',
      }),
    ).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await reboundRectification(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '又没有了',
    });
    expect((await getProblem(world.db, world.actor('style'), problemId)).status).toBe('TRIAGED');
    await driver.pump();
    expect(await read(id)).toMatchObject({
      status: 'MEASURE_PENDING',
      reboundCount: 1,
      signOff: null,
      deadline: null,
    });
    await pass();
    const view = await read(id);
    expect(view.rounds.map((round) => round.round)).toEqual([1, 2]);
    expect(view.signOff?.number).not.toBe(first);
    expect(view.timeline.some((entry) => entry.text.includes(`取消销号 ${first ?? ''}`))).toBe(true);
    expect(await world.db.measure.count({ where: { problemId } })).toBe(1);
  });

  it('is terminated with a reason; its clock and its open extension end, the problem waits for 归口 again', async () => {
    const { problemId, id, act } = await opened();
    await act.measure();
    await driver.pump();
    await requestExtension(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      days: 5,
      reason: '等采购',
    });
    await driver.pump();
    await terminateRectification(world.as('style'), world.deps, {
      id,
      version: await world.version(id),
      reason: '误立',
    });
    await driver.pump();
    expect(await read(id)).toMatchObject({
      status: 'TERMINATED',
      deadline: { text: '已取消（整改终止）' },
    });
    expect((await getProblem(world.db, world.actor('style'), problemId)).status).toBe('REPORTED');
    expect(
      await world.db.userTask.count({
        where: { subjectId: id, state: { in: ['CREATED', 'COMPLETING'] } },
      }),
    ).toBe(0);
  });
});

describe('what is refused on the server', () => {
  it('lets nobody verify, evaluate or sign off what he did himself, nor another in his place', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await expect(act.verify(true, 'employment1')).rejects.toEqual(refused('FORBIDDEN', '不能复核自己的整改'));
    await expect(act.verify(true, 'employmentHead')).rejects.toEqual(refused('FORBIDDEN', '单位 style-office'));
    await expect(act.evaluate()).rejects.toEqual(refused('INVALID_STATE', '待复核'));
    await act.verify();
    await driver.pump();
    await expect(act.signOff()).rejects.toEqual(refused('INVALID_STATE', '待评价'));
    await expect(act.evaluate(true, 'style')).rejects.toEqual(refused('FORBIDDEN', '问题提出人'));
    await expect(act.evaluateInstead()).rejects.toEqual(refused('INVALID_STATE', '评价期未满'));
    await world.db.rectification.update({
      where: { id },
      data: { status: 'DECIDING' },
    }); // even if somebody had skipped it
    await expect(act.signOff()).rejects.toEqual(refused('INVALID_STATE', '未经复核和评价'));
    await world.db.rectification.update({
      where: { id },
      data: { status: 'EVALUATING' },
    });
    await act.evaluate();
    await driver.pump();
    await expect(act.signOff('employment1')).rejects.toEqual(refused('FORBIDDEN', '您是整改人'));
    await expect(act.signOff('supervisor')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await expect(
      act.signOff('style', {
        changedProcessId: 'NoProcess',
        changedVersion: 3,
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', '流程版本'));
    await act.signOff();
  });

  it('shows another unit nothing, whatever address is typed', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    const { id: proofId } = await addProof(world.as('employment1'), world.deps, {
      id,
      slot: 'BEFORE',
      fileName: '../../前.exe',
      content: PNG,
    });
    await expect(read(id, 'card1')).rejects.toEqual(refused('FORBIDDEN', '单位 employment（0000-1234567）'));
    await expect(getProofFile(world.db, world.actor('card1'), { id, proofId })).rejects.toEqual(
      refused('FORBIDDEN', '单位 employment'),
    );
    await expect(act.finish({ by: 'card1' })).rejects.toEqual(refused('FORBIDDEN', '单位 employment负责'));
    await expect(
      addProof(world.as('card1'), world.deps, {
        id,
        slot: 'AFTER',
        fileName: 'a.png',
        content: PNG,
      }),
    ).rejects.toEqual(refused('FORBIDDEN', '单位 employment'));
    const list = await findRectifications(world.db, world.deps, world.actor('card1'), {
      page: 1,
      pageSize: 25,
      order: 'desc',
    });
    expect(list.total).toBe(0);
    expect(await getProofFile(world.db, world.actor('walker'), { id, proofId })).toMatchObject({
      name: '前.png',
      contentType: 'image/png',
    });
  });

  it('refuses a file that is not what it says, a stale page and a task of a colleague', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await expect(
      addProof(world.as('employment1'), world.deps, {
        id,
        slot: 'AFTER',
        fileName: 'a.png',
        content: Buffer.from('MZ'),
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', 'PNG'));
    await expect(
      changeKind(world.as('employment1'), world.deps, {
        id,
        version: 1,
        kind: 'SYSTEMIC',
        reason: '多处都有',
      }),
    ).rejects.toEqual(refused('CONFLICT', '刚被别人改过'));
    await world.addProofs(id);
    await expect(act.finish({ by: 'employment2' })).rejects.toEqual(refused('FORBIDDEN', '已由employment1领取'));
  });

  it('keeps the proofs of rounds that are over', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify(false);
    await driver.pump();
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'RECTIFYING',
      round: 2,
      reboundCount: 0,
    });
    const [old] = view.proofs;
    await expect(
      removeProof(world.as('employment1'), world.deps, {
        id,
        proofId: old?.id ?? '',
      }),
    ).rejects.toEqual(refused('INVALID_STATE', '须保留'));
    const fresh = await addProof(world.as('employment1'), world.deps, {
      id,
      slot: 'AFTER',
      fileName: 'b.png',
      content: PNG,
    });
    await removeProof(world.as('employment1'), world.deps, {
      id,
      proofId: fresh.id,
    });
    expect((await read(id)).missing.map(({ slot }) => slot)).toEqual(['AFTER']);
  });
});

describe('the silence of who raised it', () => {
  it('is answered by 行风办 after a call-back, never by the machine', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify();
    await driver.pump();
    const round = await world.db.rectificationRound.findFirstOrThrow({
      where: { rectificationId: id },
    });
    expect(
      await world.db.deadline.findFirstOrThrow({
        where: {
          subjectType: 'evaluation-request',
          subjectId: round.evaluationRequestId ?? '',
        },
      }),
    ).toMatchObject({ kind: 'EVALUATION', caseId: id, closedAt: null });
    await driver.expireEvaluation(id);
    await expect(act.evaluate()).rejects.toEqual(refused('INVALID_STATE', '评价期已满'));
    await act.evaluateInstead();
    await driver.pump();
    await act.signOff();
    expect(await world.db.deadline.count({ where: { caseId: id, closedAt: null } })).toBe(0);
  });
});

describe('延期', () => {
  const decide = async (id: string, approved: boolean, { by = 'style', days }: { by?: string; days?: number } = {}) => {
    const { id: extensionId } = await world.db.rectificationExtension.findFirstOrThrow({
      where: { rectificationId: id, status: 'REQUESTED' },
    });
    return decideExtension(world.as(by), world.deps, {
      id,
      extensionId,
      version: await world.version(id),
      approved,
      note: '请抓紧',
      days,
    });
  };
  const ask = async (id: string, days = 5) => {
    const answer = await requestExtension(world.as('employment1'), world.deps, {
      id,
      version: await world.version(id),
      days,
      reason: '等采购',
    });
    await driver.pump();
    return answer;
  };

  it('is applied for before expiry, once at a time, decided by another, bounded, and keeps old and new date', async () => {
    const { problemId, id, act } = await opened();
    await act.measure();
    await driver.pump();
    const old = (await read(id)).deadline?.dueAt;
    await expect(ask(id, 31)).rejects.toEqual(refused('INVALID_ARGUMENT', '1 至 30 天'));
    await ask(id);
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '已有一项延期申请'));
    await expect(decide(id, true, { by: 'employment1' })).rejects.toEqual(refused('FORBIDDEN', '自己'));
    await decide(id, true, { days: 3 });
    await driver.pump();
    const view = await read(id);
    expect(view.deadline?.text).toBe('剩余 13 个工作日');
    expect(view.extensions).toMatchObject([
      {
        status: 'APPROVED',
        days: 3,
        oldDueAt: old,
        newDueAt: view.deadline?.dueAt,
      },
    ]);
    const measure = await world.db.measure.findFirstOrThrow({
      where: { problemId },
    });
    expect(measure.dueOn).toBe('2026-11-19');
    await ask(id);
    await decide(id, false);
    await driver.pump();
    expect((await read(id)).deadline?.text).toBe('剩余 13 个工作日');
    await ask(id);
    await decide(id, true);
    await driver.pump();
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '最多延期 2 次'));
  });

  it('is refused after expiry, and lapses when the round is done; a new round has the limit without it', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await ask(id);
    await decide(id, true);
    await driver.pump();
    await ask(id);
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    expect((await read(id)).extensions.map((each) => each.status)).toEqual(['APPROVED', 'REFUSED']);
    expect(
      await world.db.userTask.count({
        where: {
          subjectId: id,
          kind: 'rectification.decide-extension',
          state: 'CREATED',
        },
      }),
    ).toBe(0);
    await act.verify(false);
    await driver.pump();
    expect((await read(id)).deadline?.text).toBe('剩余 10 个工作日');
    const now = world.clock.now();
    world.clock.advance(40 * 24 * 3600_000);
    await expect(ask(id)).rejects.toEqual(refused('INVALID_STATE', '到期前'));
    expect((await read(id)).deadline?.state).toBe('OVERDUE');
    const overdue = await findRectifications(world.db, world.deps, world.actor('style'), {
      page: 1,
      pageSize: 25,
      order: 'desc',
      state: 'OVERDUE',
    });
    expect(overdue.items.map((row) => row.id)).toContain(id);
    const idle = await findRectifications(world.db, world.deps, world.actor('style'), {
      page: 1,
      pageSize: 200,
      order: 'desc',
      gap: 'noProgress',
    });
    expect(idle.items.map((row) => row.id)).toContain(id);
    world.clock.set(now);
    expect(
      (
        await findRectifications(world.db, world.deps, world.actor('style'), {
          page: 1,
          pageSize: 200,
          order: 'desc',
          gap: 'noProgress',
        })
      ).total,
    ).toBe(0);
  });
});

describe('the jobs', () => {
  it('start no second process for a case that is carried, and answer the same when delivered twice', async () => {
    const { id } = await opened();
    const before = driver.refusedStarts;
    await driver.start(id);
    expect(driver.refusedStarts).toBe(before + 1);
    expect(
      await driver.job('rectification.open', { rectificationId: id }, { processInstanceKey: 'stranger' }),
    ).toMatchObject({ bpmnError: 'CASE_ALREADY_OPEN' });
  });

  it('never sign off by themselves', async () => {
    const { id } = await opened();
    await expect(driver.job('rectification.signOff', { rectificationId: id })).rejects.toThrow(
      'signed off by a person',
    );
  });

  it('make of a negative rating one problem and one rectification, rows only, without the words of the citizen', async () => {
    const { db } = world;
    const at = world.clock.now();
    await db.oneThing.create({
      data: {
        id: 'ot',
        name: '失业一件事',
        sortOrder: 1,
        applicantKind: 'PERSON',
        plainName: '失业',
        sections: [],
        place: {},
        sourceDoc: '002',
        sourceSection: '一',
      },
    });
    const application = {
      id: 'app',
      oneThingId: 'ot',
      oneThingName: '失业一件事',
      channel: 'COUNTER',
      status: 'COMPLETED',
      applicantName: '张三一',
    };
    await db.application.create({
      data: {
        ...application,
        form: {},
        selectedItems: [],
        createdAt: at,
        updatedAt: at,
      },
    });
    await db.ratingInvitation.create({
      data: { id: 'inv', applicationId: 'app', invitedAt: at },
    });
    await db.rating.create({
      data: {
        id: 'rating',
        invitationId: 'inv',
        applicationId: 'app',
        level: 'VERY_DISSATISFIED',
        isNegative: true,
        tags: ['办理时间长'],
        comment: '我是张三一，等了三天',
        ratedAt: at,
      },
    });
    await db.negativeRating.create({
      data: {
        id: 'rating',
        applicationId: 'app',
        number: 'CP-2026-000001',
        named: true,
        unitId: 'employment',
        status: 'VERIFIED',
        callbackOfficerId: 'style',
        callbackNote: '确有拖延',
        receivedAt: at,
      },
    });
    const messages = driver.messages.length;
    const result = await driver.job(
      'rectification.create',
      { ratingId: 'rating' },
      { headers: { rectificationKind: 'TIME_LIMITED' } },
    );
    await driver.pump();
    expect(driver.messages).toHaveLength(messages); // the call activity runs it, no message does
    const id = (result as { variables: { rectificationId: string } }).variables.rectificationId;
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'OPENED',
      ratingId: 'rating',
      unitId: 'employment',
      sourceName: '差评',
      problem: {
        source: 'NEGATIVE_RATING',
        reporterPost: '服务对象',
        experienceChannel: '窗口',
      },
    });
    expect(JSON.stringify(view)).not.toContain('张三一');
    expect(view.evaluatorText).toContain('回访');
    await driver.start(id);
    expect(await db.negativeRating.findUniqueOrThrow({ where: { id: 'rating' } })).toMatchObject({
      rectificationId: id,
    });
  });
});

it('shows the board with a count a column and at most three cards, and only what one may see', async () => {
  const columns = await findRectificationBoard(world.db, world.deps, world.actor('style'));
  const all = await findRectifications(world.db, world.deps, world.actor('style'), {
    page: 1,
    pageSize: 200,
    order: 'asc',
    sort: 'promisedDueAt',
  });
  for (const { status, total, cards } of columns) {
    expect(total).toBe(all.items.filter((row) => row.status === status).length);
    expect(cards.length).toBe(Math.min(3, total));
  }
  expect(
    (await findRectificationBoard(world.db, world.deps, world.actor('card1'))).every((column) => column.total === 0),
  ).toBe(true);
  const found = await findRectifications(world.db, world.deps, world.actor('style'), {
    page: 1,
    pageSize: 5,
    order: 'asc',
    q: 'zg-2026-000001',
  });
  expect(found.items.map((row) => row.number)).toEqual(['ZG-2026-000001']);
});
