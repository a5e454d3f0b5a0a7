import { inTransaction } from '../../../server/shared/command-context.js';
import { addNeed } from '../../../server/features/problems/add-need.js';
import { addMeasure } from '../../../server/features/problems/keep-measure.js';
import { dismissProblem } from '../../../server/features/problems/dismiss-problem.js';
import { mergeProblem } from '../../../server/features/problems/merge-problem.js';
import { triageProblem } from '../../../server/features/problems/triage-problem.js';
import { assignWalkthrough } from '../../../server/features/walkthroughs/assign-walkthrough.js';
import { cancelWalkthrough } from '../../../server/features/walkthroughs/cancel-walkthrough.js';
import { endTriage } from '../../../server/features/walkthroughs/end-triage.js';
import { findScenarios } from '../../../server/features/walkthroughs/find-scenarios.js';
import { findWalkthroughs } from '../../../server/features/walkthroughs/find-walkthroughs.js';
import { recordStep } from '../../../server/features/walkthroughs/record-step.js';
import { removeEvidence } from '../../../server/features/walkthroughs/remove-evidence.js';
import { saveStepDraft } from '../../../server/features/walkthroughs/save-step-draft.js';
import { submitFeedback } from '../../../server/features/walkthroughs/submit-feedback.js';
import { allPassed, openWalkWorld, SCENARIO, type WalkWorld } from './walk-world.js';

let world: WalkWorld;
beforeEach(async () => {
  world = await openWalkWorld();
});
afterEach(() => world.close());

const submit = async (id: string) => {
  await submitFeedback(world.as('walker'), world.walkDeps, { id });
  await world.driver.pump();
};
const finishTriage = async (id: string) => {
  await endTriage(world.as('style'), world.walkDeps, { id });
  await world.driver.pump();
};
const stateOf = async (id: string, kind: string) => (await world.step(id, kind)).state;

/** Gives a problem to its unit, whose measure and 销号 the problem service is told of as a rectification would. */
async function measureOf(problemId: string, decided = true): Promise<string> {
  const { version } = await world.db.problem.findUniqueOrThrow({ where: { id: problemId } });
  await triageProblem(world.as('style'), world.problemDeps, {
    id: problemId,
    version,
    unitId: 'employment',
    kind: 'IMMEDIATE',
  });
  const { id: rectificationId } = await world.db.rectification.findFirstOrThrow({ where: { problemId } });
  if (decided)
    await inTransaction(world.system(), (unit) =>
      world.walkDeps.problems.measureDecided(unit, {
        problemId,
        rectificationId,
        text: '摆放指南',
        unitId: 'employment',
        dueAt: world.clock.now(),
      }),
    );
  return rectificationId;
}
const signOff = async (problemId: string, rectificationId: string) => {
  await inTransaction(world.system(), (unit) =>
    world.walkDeps.problems.signedOff(unit, { problemId, rectificationId, effect: '已摆放' }),
  );
  await world.driver.pump();
};

describe('assigning', () => {
  it('offers ten scenarios, but none whose process is not there', async () => {
    expect((await findScenarios(world.db)).map(({ open }) => open)).toEqual(Array.from({ length: 10 }, () => true));
    const closed = 'walk-convenient-service-circle';
    await world.db.scenario.update({ where: { id: closed }, data: { processId: null } });
    const shut = (await findScenarios(world.db)).filter(({ open }) => !open);
    expect(shut.map(({ id }) => id)).toEqual([closed]);
    await expect(world.assign({ scenarioId: closed })).rejects.toMatchObject({
      userMessage: expect.stringContaining('还没有配置流程') as string,
    });
  });

  it.each([
    ['an angle that the scenario does not know', { angle: 'nobody' }, '只能从'],
    [
      'the citizen’s angle in scenario 二 (R2)',
      { scenarioId: 'walk-pension-cross-province-transfer' },
      '只能从基层经办',
    ],
    ['the citizen’s angle in scenario 四 (R2)', { scenarioId: 'walk-unemployment-insurance-policy' }, '只能从基层经办'],
    [
      'the citizen’s angle in scenario 五 (R2)',
      { scenarioId: 'walk-work-injury-three-determinations' },
      '只能从基层经办',
    ],
    ['the citizen’s angle in scenario 九 (R2)', { scenarioId: 'walk-policy-direct-access' }, '只能从基层经办'],
    ['somebody who is no walker', { walkerId: 'employment1' }, '体验员'],
    ['a milestone that has passed', { dueOn: '2026-11-02' }, '须晚于今天'],
    ['no place', { place: ' ' }, '请填写体验地点'],
    ['市县 without a reason (R32)', { level: 'LOWER' as const, levelReason: ' ' }, '省本级不具备条件'],
  ])('refuses %s', async (_what, different, sentence) => {
    await expect(world.assign(different)).rejects.toMatchObject({
      userMessage: expect.stringContaining(sentence) as string,
    });
    expect(await world.db.walkthrough.count()).toBe(0);
  });

  it('is at the provincial level, or keeps why it is not (R32)', async () => {
    expect(await world.view(await world.assign())).toMatchObject({ level: 'PROVINCIAL', levelReason: null });
    const lower = await world.assign({ level: 'LOWER', levelReason: '省本级不经办' });
    expect(await world.view(lower)).toMatchObject({ level: 'LOWER', levelReason: '省本级不经办' });
  });

  it('is the style office’s alone', async () => {
    const input = { scenarioId: SCENARIO, walkerId: 'walker', angle: 'citizen', unitId: 'employment', place: '大厅' };
    await expect(assignWalkthrough(world.as('employmentHead'), world.walkDeps, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('gives a number, tells the walker and runs the clock of the milestone to its very day', async () => {
    const id = await world.assign({ dueOn: '2026-12-15' });
    const walk = await world.view(id);
    expect(walk).toMatchObject({
      number: 'ZL-2026-000001',
      status: 'PREPARING',
      walkerPost: 'walker岗',
      stepsDone: 0,
      mine: true,
    });
    expect(walk.deadline?.dueAt?.slice(0, 10)).toBe('2026-12-15');
    expect(await world.db.notice.count({ where: { recipientId: 'walker', kind: 'walkthrough.assigned' } })).toBe(1);
  });

  it('names the person to 行风办, who finds walks by it; the post stays that of the day of the assignment', async () => {
    const id = await world.assign();
    const { displayName } = await world.db.user.findUniqueOrThrow({ where: { id: 'walker' } });
    await world.db.user.update({ where: { id: 'walker' }, data: { post: '另一岗' } });
    const find = (q: string) =>
      findWalkthroughs(world.db, world.walkDeps, world.actor('style'), { q, page: 1, pageSize: 25, order: 'desc' });
    expect((await find(displayName)).items).toMatchObject([{ id, walkerName: displayName, walkerPost: 'walker岗' }]);
    expect((await find('查无此人')).total).toBe(0);
  });

  it('starts one process only, however often it is told to', async () => {
    const id = await world.assign();
    await world.driver.start(id);
    expect(world.driver.refusedStarts).toBe(1);
    expect(await world.db.userTask.count({ where: { subjectId: id, state: 'CREATED' } })).toBe(1);
  });
});

describe('walking', () => {
  it('asks for everything that belongs into the preparation before anything else', async () => {
    const id = await world.assign();
    const refused = recordStep(world.as('walker'), world.walkDeps, { id, kind: 'walkthrough.prepare', content: {} });
    await expect(refused).rejects.toMatchObject({
      userMessage: expect.stringMatching(/还没有看：.*确认行为规范.*体验角色.*体验途径.*梳理的规定/) as string,
    });
    await expect(world.walk(id, 'interview')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await world.walk(id, 'prepare');
    expect((await world.view(id)).status).toBe('WALKING');
  });

  it('goes along with a live case after consent and skips the other branch', async () => {
    const id = await world.assign();
    await world.walkAll(id, 'LIVE');
    const walk = await world.view(id);
    expect(walk).toMatchObject({ status: 'FEEDBACK', stepsDone: 7, stepsTotal: 8 });
    expect(await stateOf(id, 'accompany-case')).toBe('done');
    expect(await stateOf(id, 'ask-staff')).toBe('skipped');
    expect(await stateOf(id, 'submit-feedback')).toBe('now');
  });

  it('asks the staff where there is no case and looks at what belongs to that branch only', async () => {
    const id = await world.assign();
    expect((await world.step(id, 'ask-staff')).lookAt).toEqual([
      '失业登记流程、材料、时限等情况',
      '现场办事指南是否指引清晰',
    ]);
    expect((await world.step(id, 'accompany-case')).lookAt).toEqual(['个人承诺制落实', '证明材料提交', '办结时限掌握']);
    await world.walkAll(id, 'NONE');
    expect((await world.view(id)).status).toBe('FEEDBACK');
    expect(await stateOf(id, 'obtain-consent')).toBe('skipped');
    expect(await stateOf(id, 'accompany-case')).toBe('skipped');
  });

  it('goes back to the choice when consent is refused and never along without it', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    await world.walk(id, 'look-for-case', { decision: true });
    expect(await stateOf(id, 'obtain-consent')).toBe('now');
    await world.walk(id, 'obtain-consent', { decision: false });
    expect(await stateOf(id, 'look-for-case')).toBe('now');
    expect(await stateOf(id, 'accompany-case')).toBe('next');
    await expect(world.walk(id, 'accompany-case')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await world.walk(id, 'look-for-case', { decision: false });
    for (const kind of ['interview', 'check-history', 'talk', 'ask-staff']) await world.walk(id, kind);
    expect((await world.view(id)).status).toBe('FEEDBACK');
    expect(await stateOf(id, 'obtain-consent')).toBe('done');
  });

  it('asks for the decision, the conclusion with its basis and everything to look at', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    await expect(world.walk(id, 'look-for-case')).rejects.toMatchObject({ userMessage: '请选择有业务或无业务' });
    await expect(world.walk(id, 'talk', { conclusion: undefined })).rejects.toMatchObject({
      userMessage: expect.stringContaining('请选择结论') as string,
    });
    await expect(world.walk(id, 'talk', { basis: ' ' })).rejects.toMatchObject({
      userMessage: expect.stringContaining('依据') as string,
    });
    await expect(world.walk(id, 'talk', { content: { seen: [] } })).rejects.toMatchObject({
      userMessage: expect.stringContaining('还没有看') as string,
    });
    await world.walk(id, 'talk', { conclusion: 'NOT_APPLICABLE', basis: '当日无人在岗', content: { seen: [] } });
    expect(await stateOf(id, 'talk')).toBe('done');
  });

  it('takes no interview without a record of it', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    const { lookAt, modes, checkpoints } = await world.step(id, 'interview');
    const record = {
      id,
      kind: 'walkthrough.interview',
      conclusion: 'QUALIFIED',
      basis: '电话访谈',
      checks: allPassed(checkpoints),
      content: { seen: lookAt, mode: modes[0] },
    } as const;
    await expect(recordStep(world.as('walker'), world.walkDeps, record)).rejects.toMatchObject({
      userMessage: expect.stringContaining('须留下凭证') as string,
    });
    await world.photo(id, 'interview');
    await recordStep(world.as('walker'), world.walkDeps, record);
    const { evidence } = await world.step(id, 'interview');
    const removal = removeEvidence(world.as('walker'), {
      id,
      kind: 'walkthrough.interview',
      evidenceId: evidence[0]?.id ?? '',
    });
    await expect(removal).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('keeps one photo and one need, however often a phone without a net sends them', async () => {
    const id = await world.assign();
    for (let sent = 0; sent < 2; sent++) {
      await world.photo(id, 'prepare');
      const need = { description: '希望电话回访', serviceItemName: '失业登记', walkthroughId: id };
      await addNeed(world.as('walker'), need);
    }
    expect((await world.step(id, 'prepare')).evidence).toHaveLength(1);
    expect(await world.db.need.count()).toBe(1);
    await addNeed(world.as('walker'), { description: '希望短信提醒', serviceItemName: '失业登记', walkthroughId: id });
    expect(await world.db.need.count()).toBe(2);
  });

  it('wants a problem on the very step where something is 不合格', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    await expect(world.walk(id, 'talk', { conclusion: 'UNQUALIFIED' })).rejects.toMatchObject({
      userMessage: expect.stringContaining('登记问题') as string,
    });
    await world.raise(id, 'interview'); // on another step: not enough
    await expect(world.walk(id, 'talk', { conclusion: 'UNQUALIFIED' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    const problemId = await world.raise(id, 'talk', '政策没有讲清楚');
    expect(await world.raise(id, 'talk', '政策没有讲清楚')).toBe(problemId); // sent again by a phone that lost the answer
    await world.walk(id, 'talk', { conclusion: 'UNQUALIFIED' });
    expect(await world.db.problem.findUniqueOrThrow({ where: { id: problemId } })).toMatchObject({
      source: 'WALKTHROUGH',
      walkthroughId: id,
      processId: 'UnemploymentRegistrationWalkthroughProcess',
      elementId: 'Task_TalkWithStaff',
      reporterPost: 'walker岗',
    });
    expect((await world.step(id, 'talk')).problems).toBe(1);
  });

  it('keeps what is typed and forgets the draft once the step is on record', async () => {
    const id = await world.assign();
    await saveStepDraft(world.as('walker'), world.walkDeps, {
      id,
      kind: 'walkthrough.prepare',
      draft: { notes: '写到一半' },
    });
    expect((await world.step(id, 'prepare')).draft).toEqual({ notes: '写到一半' });
    await world.walk(id, 'prepare');
    const late = saveStepDraft(world.as('walker'), world.walkDeps, {
      id,
      kind: 'walkthrough.prepare',
      draft: { notes: '迟到' },
    });
    await expect(late).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await world.step(id, 'prepare')).toMatchObject({ draft: null, state: 'done' });
  });

  it('is the walker’s own: nobody else records, types, adds a problem or reads it', async () => {
    const id = await world.assign();
    for (const userId of ['style', 'employment1']) {
      const context = world.as(userId);
      await expect(
        recordStep(context, world.walkDeps, { id, kind: 'walkthrough.prepare', content: {} }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(
        saveStepDraft(context, world.walkDeps, { id, kind: 'walkthrough.prepare', draft: {} }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(world.view(id, 'employment1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await world.view(id, 'style')).mine).toBe(false);
    const query = { page: 1, pageSize: 25, order: 'desc' } as const;
    expect((await findWalkthroughs(world.db, world.walkDeps, world.actor('employment1'), query)).total).toBe(0);
    expect((await findWalkthroughs(world.db, world.walkDeps, world.actor('supervisor'), query)).total).toBe(1);
  });
});

describe('feedback, triage and the end', () => {
  it('takes all three materials or none, and delivers them with the time', async () => {
    const id = await world.assign({ dueOn: '2026-12-15' });
    await world.walkAll(id, 'NONE');
    await world.write(id, ['LISTS', 'HIGHLIGHTS']);
    await expect(submit(id)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      userMessage: expect.stringContaining('还缺：推进工作的意见建议') as string,
    });
    expect(await world.db.walkthroughMaterial.count()).toBe(0);
    await world.write(id, ['SUGGESTIONS']);
    await submit(id);
    const row = await world.db.walkthrough.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: 'TRIAGE', deliveredAt: world.clock.now() });
    expect((await world.view(id)).deadline?.state).toBe('CLOSED_IN_TIME');
    expect(await world.db.notice.count({ where: { recipientId: 'STYLE_OFFICE', kind: 'walkthrough.feedback' } })).toBe(
      1,
    );
    expect(await world.db.ledgerEvent.count({ where: { subjectId: id, action: 'walkthrough.delivered' } })).toBe(1);
  });

  it('gives the materials back to the walker when one is not there', async () => {
    const id = await world.assign();
    await world.walkAll(id, 'NONE');
    expect(await world.driver.job('walkthrough.deliverFeedback', id)).toEqual({
      variables: { feedbackComplete: false },
    });
    expect((await world.view(id)).status).toBe('FEEDBACK');
  });

  it('ends the triage only when every problem has a measure, and every measure an owner and a date', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    const problemId = await world.raise(id, 'talk');
    const number = (await world.db.problem.findUniqueOrThrow({ where: { id: problemId } })).number;
    for (const kind of ['interview', 'check-history', 'talk']) await world.walk(id, kind);
    await world.walk(id, 'look-for-case', { decision: false });
    await world.walk(id, 'ask-staff');
    await world.write(id);
    await submit(id);
    await expect(finishTriage(id)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      userMessage: `还没有归口：${number}`,
    });
    await measureOf(problemId, false);
    await expect(finishTriage(id)).rejects.toMatchObject({ userMessage: `还没有措施：${number}` });
    await addMeasure(world.as('style'), { problemId, text: '摆放指南', unitId: 'employment', dueOn: '2026-11-20' });
    await world.db.measure.updateMany({ data: { dueOn: null } });
    await expect(finishTriage(id)).rejects.toMatchObject({
      userMessage: expect.stringContaining('措施没有期限') as string,
    });
    await world.db.measure.updateMany({ data: { dueOn: '2026-11-20', unitId: null } });
    await expect(finishTriage(id)).rejects.toMatchObject({
      userMessage: expect.stringContaining('措施没有责任单位') as string,
    });
    await world.db.measure.updateMany({ data: { unitId: 'employment' } });
    await expect(endTriage(world.as('walker'), world.walkDeps, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await finishTriage(id);
    expect((await world.view(id)).status).toBe('FOLLOWING');
  });

  it('closes only when all its problems are signed off', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    const [first, second] = [await world.raise(id, 'talk', '问题一'), await world.raise(id, 'interview', '问题二')];
    await world.walk(id, 'look-for-case', { decision: true });
    await world.walk(id, 'obtain-consent', { decision: true });
    for (const kind of ['accompany-case', 'interview', 'check-history', 'talk']) await world.walk(id, kind);
    await world.write(id);
    await submit(id);
    const rectifications = [await measureOf(first), await measureOf(second)];
    await finishTriage(id);
    await expect(world.driver.job('walkthrough.close', id)).rejects.toThrow('2 are open');
    await signOff(first, rectifications[0] ?? '');
    expect((await world.view(id)).status).toBe('FOLLOWING');
    await signOff(second, rectifications[1] ?? '');
    const walk = await world.view(id);
    expect(walk).toMatchObject({ status: 'CLOSED', problems: 2, openProblems: 0 });
    expect(await world.db.notice.count({ where: { recipientId: 'walker', kind: 'walkthrough.closed' } })).toBe(1);
  });

  it('stays open while a problem of its own was merged into an open one of another walk', async () => {
    const [id, other] = [await world.assign(), await world.assign()];
    for (const each of [id, other]) await world.walk(each, 'prepare');
    const [merged, into] = [await world.raise(id, 'talk', '问题一'), await world.raise(other, 'talk', '问题二')];
    await world.walk(id, 'look-for-case', { decision: false });
    for (const kind of ['ask-staff', 'interview', 'check-history', 'talk']) await world.walk(id, kind);
    await world.write(id);
    await submit(id);
    const rectificationId = await measureOf(into);
    const { version } = await world.db.problem.findUniqueOrThrow({ where: { id: merged } });
    await mergeProblem(world.as('style'), world.problemDeps, { id: merged, version, intoId: into });
    await world.driver.pump();
    await finishTriage(id);
    expect(await world.view(id)).toMatchObject({ status: 'FOLLOWING', problems: 1, openProblems: 1 });
    await signOff(into, rectificationId);
    expect(await world.view(id)).toMatchObject({ status: 'CLOSED', openProblems: 0 });
    expect((await world.view(other)).status).toBe('WALKING');
  });

  it('closes at once when nothing was raised, or what was raised was dismissed', async () => {
    const id = await world.assign();
    await world.walk(id, 'prepare');
    const problemId = await world.raise(id, 'talk');
    await world.walk(id, 'look-for-case', { decision: false });
    for (const kind of ['ask-staff', 'interview', 'check-history', 'talk']) await world.walk(id, kind);
    await world.write(id);
    await submit(id);
    await dismissProblem(world.as('style'), world.problemDeps, { id: problemId, version: 1, reason: '不属于人社职责' });
    await world.driver.pump();
    await finishTriage(id);
    expect((await world.view(id)).status).toBe('CLOSED');
  });

  it('is cancelled by the style office with a reason, once; the walker can do nothing more', async () => {
    const id = await world.assign({ dueOn: '2026-12-15' });
    await expect(cancelWalkthrough(world.as('walker'), world.walkDeps, { id, reason: '不想走' })).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    );
    await expect(cancelWalkthrough(world.as('style'), world.walkDeps, { id, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await cancelWalkthrough(world.as('style'), world.walkDeps, { id, reason: '大厅停电' });
    await world.driver.pump();
    expect(await world.view(id)).toMatchObject({ status: 'CANCELLED' });
    expect(await world.db.userTask.count({ where: { subjectId: id, state: 'CREATED' } })).toBe(0);
    await expect(world.walk(id, 'prepare')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(cancelWalkthrough(world.as('style'), world.walkDeps, { id, reason: '再次' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});
