import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getProblem } from '../../../server/features/problems/get-problem.js';
import { loopCases, refused } from './loop-cases.js';
import { openLoopWorld, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());
const { opened, read } = loopCases(() => ({ world, driver }));

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
});
