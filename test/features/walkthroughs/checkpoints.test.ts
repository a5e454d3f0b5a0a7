import { planSteps, type PlannedStep } from '../../../server/features/walkthroughs/step-plan.js';
import { readScenarios } from '../../../server/features/walkthroughs/read-scenarios.js';
import { getScenario } from '../../../server/features/walkthroughs/get-scenario.js';
import type { Checks } from '../../../server/api/walkthroughs.js';
import { allPassed, openWalkWorld, SCENARIO, type WalkWorld } from './walk-world.js';

let world: WalkWorld;
let id: string;
beforeEach(async () => {
  world = await openWalkWorld();
  id = await world.assign();
  await world.walk(id, 'prepare');
});
afterEach(() => world.close());

const checksOf = async (kind: string, different: Checks = {}): Promise<Checks> => ({
  ...allPassed((await world.step(id, kind)).checkpoints),
  ...different,
});
const refusalOf = (sentence: string) => ({ userMessage: expect.stringContaining(sentence) as string });

describe('the checkpoints of the four dimensions (R23)', () => {
  it('are 32 in four dimensions, each looked at exactly once on either branch', async () => {
    const { dimensions } = readScenarios();
    expect(dimensions.map(({ question, checkpoints }) => [question, checkpoints.length])).toEqual([
      ['全不全', 6],
      ['通不通', 4],
      ['优不优', 12],
      ['高不高', 10],
    ]);
    const all = dimensions.flatMap(({ checkpoints }) => checkpoints.map((each) => each.id));
    const { content } = await getScenario(world.db, SCENARIO);
    const walked = (branch: PlannedStep['branch']) =>
      planSteps(content)
        .filter((step) => step.branch === null || step.branch === branch)
        .flatMap(({ checkpoints }) => checkpoints.map((each) => each.id));
    expect(walked('LIVE').sort()).toEqual([...all].sort());
    expect(walked('NONE').sort()).toEqual([...all].sort());
  });

  it('want a conclusion each, kept with the basis of their own or of the step', async () => {
    await expect(world.walk(id, 'check-history', { checks: {} })).rejects.toMatchObject(
      refusalOf('还有 3 个检查点没有结论：时限是否达到最优'),
    );
    const checks = await checksOf('check-history', {
      'dim-quality-05': { result: 'NOT_APPLICABLE', note: '没有联网核验' },
    });
    await world.walk(id, 'check-history', { checks, basis: '翻看台账' });
    expect((await world.step(id, 'check-history')).checkpoints).toMatchObject([
      { dimension: '优不优', result: 'QUALIFIED', basis: '翻看台账' },
      { dimension: '优不优', result: 'NOT_APPLICABLE', basis: '没有联网核验' },
      { dimension: '高不高', result: 'QUALIFIED', basis: '翻看台账', problemId: null },
    ]);
    expect(await world.db.problem.count()).toBe(0);
  });

  it('make an entry of the problem list on the very step when something is wrong, in the walker’s words', async () => {
    const wrong = { 'dim-quality-03': { result: 'UNQUALIFIED', note: '有两件超过时限' } } as const;
    const checks = await checksOf('check-history', wrong);
    await expect(world.walk(id, 'check-history', { checks })).rejects.toMatchObject(
      refusalOf('这一步的结论应为不合格'),
    );
    const unsaid = { ...checks, 'dim-quality-03': { result: 'UNQUALIFIED', note: ' ' } } as const;
    await expect(world.walk(id, 'check-history', { checks: unsaid, conclusion: 'UNQUALIFIED' })).rejects.toMatchObject(
      refusalOf('请写明哪里有问题：时限是否达到最优'),
    );
    expect(await world.db.problem.count()).toBe(0);
    await world.walk(id, 'check-history', { checks, conclusion: 'UNQUALIFIED' });
    const problem = await world.db.problem.findFirstOrThrow();
    expect(problem).toMatchObject({
      title: '有两件超过时限',
      description: '检查点（优不优）：时限是否达到最优',
      experienceChannel: '办事窗口',
      serviceItemName: expect.stringContaining('失业登记') as string,
      elementId: 'Task_CheckHistory',
      walkthroughId: id,
      status: 'REPORTED',
    });
    const step = await world.step(id, 'check-history');
    expect(step).toMatchObject({ problems: 1, conclusion: 'UNQUALIFIED' });
    expect(step.checkpoints[0]).toMatchObject({ basis: '有两件超过时限', problemId: problem.id });
  });

  it('name the problem themselves where finding is enough (R25)', async () => {
    const checks = await checksOf('talk', { 'dim-cost-06': { result: 'UNQUALIFIED' } });
    await world.walk(id, 'talk', { checks, conclusion: 'UNQUALIFIED' });
    expect(await world.db.problem.findFirstOrThrow()).toMatchObject({ title: '存在擅自提高罚款标准行为' });
  });

  it('do not apply where the whole step does not', async () => {
    await world.walk(id, 'talk', { conclusion: 'NOT_APPLICABLE', basis: '当日无人在岗', checks: {} });
    const { checkpoints } = await world.step(id, 'talk');
    expect(checkpoints).toHaveLength(13);
    for (const each of checkpoints) expect(each).toMatchObject({ result: 'NOT_APPLICABLE', basis: '当日无人在岗' });
  });
});
