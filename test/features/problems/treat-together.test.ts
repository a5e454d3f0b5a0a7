import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProblems } from '../../../server/features/problems/find-problems.js';
import { getProblem } from '../../../server/features/problems/get-problem.js';
import { mergeProblem } from '../../../server/features/problems/merge-problem.js';
import { reportProblem } from '../../../server/features/problems/report-problem.js';
import { treatTogether } from '../../../server/features/problems/treat-together.js';
import { triageProblem } from '../../../server/features/problems/triage-problem.js';
import { getRectification } from '../../../server/features/rectifications/get-rectification.js';
import { finishToSignOff, loopActions } from '../rectifications/loop-actions.js';
import { openLoopWorld, PROBLEM, type LoopWorld } from '../rectifications/loop-world.js';
import { RectificationDriver } from '../rectifications/rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
let serial = 0;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());

const read = (id: string, by = 'style') => getProblem(world.db, world.actor(by), id);
const refused = (code: string, words: string) =>
  expect.objectContaining({ code, userMessage: expect.stringContaining(words) as unknown });
const versionOf = async (id: string) => (await world.db.problem.findUniqueOrThrow({ where: { id } })).version;

/** Problems of one class, none given to a unit yet. */
async function classOf(count: number, by = 'walker'): Promise<string[]> {
  const at = world.clock.now();
  const classId = `class_${serial++}`;
  await world.db.problemClass.create({ data: { id: classId, name: `问题类 ${classId}`, createdAt: at } });
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const { id } = await reportProblem(world.as(by), world.problemDeps, PROBLEM);
    await world.db.problem.update({ where: { id }, data: { problemClassId: classId } });
    ids.push(id);
  }
  return ids;
}
const treat = async (
  id: string,
  siblingIds: string[],
  more: Partial<Parameters<typeof treatTogether>[2]> = {},
  by = 'style',
) =>
  treatTogether(world.as(by), world.problemDeps, {
    id,
    version: await versionOf(id),
    siblingIds,
    unitId: 'employment',
    kind: 'IMMEDIATE',
    ...more,
  });
const rectificationOf = async (id: string) => (await read(id)).rectificationId ?? '';
const signOff = (id: string) => finishToSignOff(world, driver, id);

describe('siblings of one class', () => {
  it('come under one rectification with one measure each, and end with it (R60)', async () => {
    const [head = '', two = '', three = ''] = await classOf(3);
    await treat(head, [two, three]);
    await driver.pump();
    const rectification = await rectificationOf(head);
    expect(await world.db.rectification.count({ where: { problemId: { in: [head, two, three] } } })).toBe(1);
    for (const id of [two, three])
      expect(await read(id)).toMatchObject({ status: 'TRIAGED', rectificationId: rectification });
    await loopActions(world, rectification).measure();
    await driver.pump();
    for (const id of [head, two, three]) expect(await read(id)).toMatchObject({ status: 'RECTIFYING', measures: 1 });
    const view = await getRectification(world.db, world.deps, world.actor('walker'), rectification);
    expect(view.treated.map((row) => row.id)).toEqual([two, three]);
    await signOff(rectification);
    for (const id of [head, two, three]) expect((await read(id)).status).toBe('SIGNED_OFF');
    expect(await world.db.measure.count({ where: { rectificationId: rectification, doneAt: null } })).toBe(0);
    expect(await world.db.notice.count({ where: { kind: 'problem.signedOff', subjectId: two } })).toBe(1);
  });

  it('join a rectification that runs, with the measure that was decided', async () => {
    const [head = '', two = ''] = await classOf(2);
    await triageProblem(world.as('style'), world.problemDeps, {
      id: head,
      version: 1,
      unitId: 'employment',
      kind: 'IMMEDIATE',
      classId: (await world.db.problem.findUniqueOrThrow({ where: { id: head } })).problemClassId ?? '',
    });
    await driver.pump();
    const rectification = await rectificationOf(head);
    await loopActions(world, rectification).measure();
    await driver.pump();
    await treat(head, [two], { unitId: undefined, kind: undefined });
    expect(await read(two)).toMatchObject({ status: 'RECTIFYING', measures: 1, rectificationId: rectification });
    const measureOf = (problemId: string) =>
      world.db.measure.findFirstOrThrow({ where: { rectificationId: rectification, problemId } });
    const own = await measureOf(head);
    const joined = await measureOf(two);
    expect(joined).toMatchObject({ text: own.text, dueOn: own.dueOn, unitId: own.unitId });
  });

  it('are treated after their problem was signed off, by a rectification of their own', async () => {
    const [head = '', two = '', three = ''] = await classOf(3);
    await treat(head, [two]);
    await driver.pump();
    const first = await rectificationOf(head);
    await loopActions(world, first).measure();
    await driver.pump();
    await signOff(first);
    const four = (await classOf(1))[0] ?? '';
    const { problemClassId } = await world.db.problem.findUniqueOrThrow({ where: { id: head } });
    await world.db.problem.update({ where: { id: four }, data: { problemClassId } });
    await treat(head, [three, four]);
    expect((await read(head)).rectificationId).toBe(first);
    const second = await rectificationOf(three);
    expect(second).not.toBe(first);
    expect(await rectificationOf(four)).toBe(second);
  });

  it('all or none: one that cannot join is named with its reason, and nothing has changed', async () => {
    const [head = '', good = '', busy = '', gone = ''] = await classOf(4);
    const stranger = (await classOf(1))[0] ?? '';
    await treat(busy, [gone]);
    await expect(treat(head, [good, busy, gone, stranger])).rejects.toMatchObject({
      code: 'INVALID_STATE',
      userMessage: expect.stringContaining('一个也没有并入') as unknown,
      details: {
        refused: [
          { id: busy, reason: expect.stringContaining('已在整改') as unknown },
          { id: gone, reason: expect.stringContaining('已在整改') as unknown },
          { id: stranger, reason: '不是同一类问题' },
        ],
      },
    });
    for (const id of [head, good]) expect(await read(id)).toMatchObject({ status: 'REPORTED', rectificationId: null });
    const shown = (await read(head)).siblings.map(({ id, refusal }) => [id, refusal === null]);
    expect(shown).toEqual([
      [good, true],
      [busy, false],
      [gone, false],
    ]);
  });

  it('are refused to anybody but 行风办, without a choice, and to a rectification that is being verified', async () => {
    const [head = '', two = '', three = ''] = await classOf(3);
    await expect(treat(head, [two], {}, 'employmentHead')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await expect(treat(head, [head])).rejects.toEqual(refused('INVALID_ARGUMENT', '同类问题'));
    await expect(treat(head, [two], { unitId: '' })).rejects.toEqual(refused('INVALID_STATE', '没有责任单位'));
    await treat(head, [two]);
    await driver.pump();
    const rectification = await rectificationOf(head);
    const act = loopActions(world, rectification);
    await act.measure();
    await driver.pump();
    await world.addProofs(rectification);
    await act.finish();
    await driver.pump();
    await expect(treat(head, [three])).rejects.toEqual(refused('INVALID_STATE', '不能再加入'));
    expect((await read(head)).actions.find((offer) => offer.action === 'treat')).toMatchObject({ allowed: false });
  });

  it('go back to 行风办 with their problem when the rectification ends without 销号', async () => {
    const [head = '', two = ''] = await classOf(2);
    const other = (await classOf(1))[0] ?? '';
    await treat(head, [two]);
    await driver.pump();
    await mergeProblem(world.as('style'), world.problemDeps, {
      id: head,
      version: await versionOf(head),
      intoId: other,
    });
    await driver.pump();
    expect(await read(two)).toMatchObject({ status: 'REPORTED', rectificationId: null });
    await treat(two, [(await siblingOf(two)) ?? '']);
    expect((await read(two)).status).toBe('TRIAGED');
  });

  it('are found by their reporter together with their rectification', async () => {
    const [head = ''] = await classOf(1, 'walker');
    const [two = ''] = await classOf(1, 'card1');
    const { problemClassId } = await world.db.problem.findUniqueOrThrow({ where: { id: head } });
    await world.db.problem.update({ where: { id: two }, data: { problemClassId } });
    await treat(head, [two]);
    const rectification = await rectificationOf(head);
    const { number } = await getRectification(world.db, world.deps, world.actor('card1'), rectification);
    const rows = await findProblems(world.db, world.actor('card1'), { page: 1, pageSize: 50, order: 'desc' });
    expect(rows.items.find((row) => row.id === two)?.rectificationNumber).toBe(number);
  });
});

/** Another problem of the class that waits. */
async function siblingOf(id: string): Promise<string | undefined> {
  const { problemClassId } = await world.db.problem.findUniqueOrThrow({ where: { id } });
  const { id: sibling } = await reportProblem(world.as('walker'), world.problemDeps, PROBLEM);
  await world.db.problem.update({ where: { id: sibling }, data: { problemClassId } });
  return sibling;
}
