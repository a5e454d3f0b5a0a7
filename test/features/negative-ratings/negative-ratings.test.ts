import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../server/api/loop-states.js';
import { appointOfficer } from '../../../server/features/negative-ratings/appoint-officer.js';
import { callBack } from '../../../server/features/negative-ratings/call-back.js';
import { explainVerdict } from '../../../server/features/negative-ratings/explain-verdict.js';
import { feedBack } from '../../../server/features/negative-ratings/feed-back.js';
import {
  findCallbackCoverage,
  findNegativeRatingBoard,
  findNegativeRatings,
} from '../../../server/features/negative-ratings/find-negative-ratings.js';
import { getNegativeRating } from '../../../server/features/negative-ratings/get-negative-rating.js';
import { getReportSheet } from '../../../server/features/negative-ratings/get-report-sheet.js';
import { stateReason } from '../../../server/features/negative-ratings/state-reason.js';
import { submitSheet } from '../../../server/features/negative-ratings/submit-sheet.js';
import { terminateNegativeRating } from '../../../server/features/negative-ratings/terminate-negative-rating.js';
import { writeReportDocx } from '../../../server/features/negative-ratings/write-report-docx.js';
import { openRatingWorld, type RatingWorld } from './rating-world.js';

let world: RatingWorld;
beforeEach(async () => {
  world = await openRatingWorld();
});
afterEach(() => world.close());

const ID = 'rating-1';
const head = async (id = ID) => ({ id, version: await world.version(id) });

/** Opened and assigned, the callback waits. */
async function waitForCallback(id = ID): Promise<string> {
  await world.rate(id);
  expect(await world.job('rating.openNegative', id)).toEqual({ variables: { unitId: 'employment' } });
  await world.job('callback.assign', id);
  const { callbackOfficerId } = await world.row(id);
  await world.task('callback.verify', id, { assigneeId: callbackOfficerId ?? '' });
  return callbackOfficerId ?? '';
}
const verify = async (officer: string, verdict: Verdict, reached = true, id = ID) =>
  callBack(world.as(officer), world.deps, { ...(await head(id)), verdict, note: '已电话核实', reached });

/** Feedback, sheet and end, which every verdict has. */
async function finish(officer: string) {
  await world.task('negative-rating.feed-back', ID, { assigneeId: officer });
  await feedBack(world.as(officer), world.deps, { ...(await head()), text: '已向您说明办理情况', mode: '电话' });
  await world.job('report.composeNegativeSheet', ID);
  await world.job('report.composeNegativeSheet', ID);
  await world.task('negative-rating.submit-sheet', ID, { candidateUnitId: 'employment' });
  await submitSheet(world.as('employment'), world.deps, await head());
  await world.job('rating.closeNegative', ID);
  await world.job('rating.closeNegative', ID);
}

describe('a negative rating', () => {
  it('opens its check once, with number, rated unit, clock and message', async () => {
    await world.rate(ID);
    await world.write((unit) => world.service.open(unit, { id: ID, applicationId: 'app-1' }));
    expect(await world.row(ID)).toMatchObject({
      number: 'CP-2026-000001',
      named: true,
      unitId: 'employment',
      status: 'OPENED',
      counted: true,
    });
    expect(await world.messages()).toEqual([`rating.negativeReceived ${ID}`]);
    expect(await world.db.deadline.findMany({ where: { subjectType: 'negative-rating' } })).toMatchObject([
      { kind: 'CALLBACK', budgetValue: 2 },
    ]);
  });

  it('is not named when nobody can be called back', async () => {
    await world.db.application.update({ where: { id: 'app-1' }, data: { phoneLast4: '' } });
    await world.rate(ID);
    expect((await world.row(ID)).named).toBe(false);
  });

  it('is carried by one process; another one ends at once', async () => {
    await world.rate(ID);
    await world.job('rating.openNegative', ID, 'pi-1');
    expect(await world.job('rating.openNegative', ID, 'pi-1')).toEqual({ variables: { unitId: 'employment' } });
    expect(await world.job('rating.openNegative', ID, 'pi-2')).toMatchObject({ bpmnError: 'CASE_ALREADY_OPEN' });
  });

  it('goes to somebody outside the rated unit who has the least in hand, in turn', async () => {
    const given: string[] = [];
    for (const n of [2, 3, 4, 5]) {
      const id = `rating-${n}`;
      await world.addItem(`item-${n}`, { caseId: `app-${n}` });
      await world.rate(id, { applicationId: `app-${n}` });
      const result = (await world.job('callback.assign', id)) as { variables: { callbackOfficerId: string } };
      given.push(result.variables.callbackOfficerId);
    }
    expect(given).toEqual(['style', 'style2', 'style', 'style2']);
  });

  it('waits for 行风办 to appoint somebody when there is nobody, and refuses one of the rated unit', async () => {
    await world.db.user.updateMany({ where: { id: { in: ['style', 'style2'] } }, data: { active: false } });
    await world.rate(ID);
    expect(await world.job('callback.assign', ID)).toMatchObject({ bpmnError: 'NO_CALLBACK_OFFICER' });
    const task = await world.task('callback.appoint', ID, { candidateRole: 'STYLE_OFFICE' });
    const appoint = async (userId: string) =>
      appointOfficer(world.as('style'), world.deps, { ...(await head()), userId });
    await expect(appoint('employmentstyle')).rejects.toMatchObject({
      userMessage: '回访专人须在被评单位以外，请另选一人',
    });
    await appoint('unemployment');
    expect(await world.row(ID)).toMatchObject({ status: 'CALLBACK', callbackOfficerId: 'unemployment' });
    expect(await world.sent(task)).toEqual({ callbackOfficerId: 'unemployment' });
  });
});

describe('the four verdicts', () => {
  it('情况清楚、诉求合理: to 立行立改, then feedback, sheet and end', async () => {
    const officer = await waitForCallback();
    await verify(officer, 'CLEAR');
    expect(await world.row(ID)).toMatchObject({ status: 'RECTIFYING', verdict: 'CLEAR' });
    await expect(finish(officer)).rejects.toMatchObject({ code: 'INVALID_STATE' }); // the rectification has not ended
    await world.db.negativeRating.update({ where: { id: ID }, data: { rectificationId: 'rect-1' } });
    await world.write((unit) => world.service.rectificationEnded(unit, 'rect-1'));
    await finish(officer);
    expect(await world.row(ID)).toMatchObject({ status: 'CLOSED', counted: true, reportNumber: 'BG-2026-000001' });
  });

  it('情况复杂: the unit states reason and limit, then 限期整改', async () => {
    const officer = await waitForCallback();
    await verify(officer, 'COMPLEX');
    await world.task('negative-rating.state-reason', ID, { candidateUnitId: 'employment' });
    await stateReason(world.as('employment'), world.deps, {
      ...(await head()),
      reason: '须改造系统',
      limit: { value: 20, unit: 'WORKING_DAY' },
    });
    expect(await world.row(ID)).toMatchObject({
      status: 'RECTIFYING',
      verdictReason: '须改造系统',
      statedLimitValue: 20,
      statedLimitUnit: 'WORKING_DAY',
    });
  });

  it('缺乏法定依据: the unit explains, with the mode of delivery', async () => {
    const officer = await waitForCallback();
    await verify(officer, 'NO_LEGAL_BASIS');
    await world.task('negative-rating.explain', ID, { candidateUnitId: 'employment' });
    await explainVerdict(world.as('employment'), world.deps, {
      ...(await head()),
      explanation: '条例规定须本人到场',
      deliveryMode: '书面',
    });
    await finish(officer);
    expect(await world.row(ID)).toMatchObject({
      status: 'CLOSED',
      explanation: '条例规定须本人到场',
      deliveryMode: '书面',
      counted: true,
    });
  });

  it('误评或恶意: kept but not counted, and fed back all the same', async () => {
    const officer = await waitForCallback();
    await verify(officer, 'MISTAKEN_OR_MALICIOUS');
    await world.job('rating.disregard', ID);
    await world.job('rating.disregard', ID);
    await finish(officer);
    expect(await world.row(ID)).toMatchObject({ status: 'CLOSED', counted: false });
    expect(await world.db.rating.count({ where: { id: ID } })).toBe(1);
    expect(await world.db.ledgerEvent.count({ where: { action: 'negative-rating.disregarded' } })).toBe(1);
  });

  it('never ends without feedback, and the sheet has its five days from then', async () => {
    const officer = await waitForCallback();
    await verify(officer, 'MISTAKEN_OR_MALICIOUS');
    await world.job('rating.disregard', ID);
    await expect(world.job('report.composeNegativeSheet', ID)).rejects.toThrow('feedback');
    await expect(world.job('rating.closeNegative', ID)).rejects.toThrow('feedback');
    await finish(officer);
    const [sheet] = await world.db.deadline.findMany({ where: { kind: 'REPORT_SHEET' } });
    expect(sheet).toMatchObject({ budgetValue: 5, budgetUnit: 'DAY', closedReason: '已报送' });
    expect(await getReportSheet(world.db, world.actor('style'), ID)).toMatchObject({
      number: 'BG-2026-000001',
      dueOn: '2026-11-07',
      verdict: '误评或恶意评价',
    });
    expect((await getReportSheet(world.db, world.actor('style'), ID)).content).toContain('跑了三趟');
    expect(JSON.stringify(await getReportSheet(world.db, world.actor('employment'), ID))).not.toContain('跑了三趟');
    const docx = await writeReportDocx(await getReportSheet(world.db, world.actor('style'), ID));
    expect(docx.subarray(0, 2).toString()).toBe('PK');
  });

  it('ends with its rectification when 行风办 terminates it', async () => {
    await waitForCallback();
    await world.db.negativeRating.update({ where: { id: ID }, data: { rectificationId: 'rect-1' } });
    await terminateNegativeRating(world.as('style'), world.deps, { ...(await head()), reason: '重复评价' });
    await world.job('rating.terminateNegative', ID);
    expect(await world.row(ID)).toMatchObject({ status: 'TERMINATED', terminationReason: '重复评价' });
    expect(world.terminated).toEqual(['rect-1']);
    expect(await world.messages()).toContain(`rating.negativeTerminated ${ID}`);
  });
});

describe('separation', () => {
  it('lets nobody but the appointed officer call back, and never one of the rated unit', async () => {
    await waitForCallback();
    for (const other of ['style2', 'supervisor', 'employment', 'unemployment'])
      await expect(verify(other, 'CLEAR')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await world.db.negativeRating.update({ where: { id: ID }, data: { callbackOfficerId: 'employmentstyle' } });
    await expect(verify('employmentstyle', 'CLEAR')).rejects.toMatchObject({
      userMessage: '您在被评单位，不能回访或反馈本单位的差评',
    });
  });

  it('lets the rated unit see nothing before the verdict, and never whose rating it is', async () => {
    const officer = await waitForCallback();
    const unit = world.actor('employment');
    await expect(getNegativeRating(world.as('employment'), world.deps, unit, ID)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      (await findNegativeRatings(world.db, world.deps, unit, { page: 1, pageSize: 25, order: 'desc' })).total,
    ).toBe(0);
    await verify(officer, 'NO_LEGAL_BASIS');
    const seen = await getNegativeRating(world.as('employment'), world.deps, unit, ID);
    expect(seen).toMatchObject({ applicationNumber: '', applicationId: '', contact: null });
    expect(seen).toMatchObject({ comment: null, commentHidden: true });
    expect(JSON.stringify(seen)).not.toMatch(/张三一|SY-2026|app-1|跑了三趟/);
    await expect(
      getNegativeRating(world.as('unemployment'), world.deps, world.actor('unemployment'), ID),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('reveals the contact to the officer only, and leaves a line that does not hold it', async () => {
    const officer = await waitForCallback();
    const view = (id: string) => getNegativeRating(world.as(id), world.deps, world.actor(id), ID);
    expect((await view(officer)).contact).toContain('张三一');
    await view(officer);
    expect((await view(officer === 'style' ? 'style2' : 'style')).contact).toBeNull();
    const lines = await world.db.ledgerEvent.findMany({ where: { action: 'negative-rating.contactRevealed' } });
    expect(lines).toHaveLength(1);
    expect(
      JSON.stringify(
        await world.db.ledgerEvent.findMany({ where: { subjectType: 'negative-rating' } }),
        (_key, value: unknown) => value,
      ),
    ).not.toContain('张三一');
  });
});

describe('实名回访率', () => {
  it('is 100 percent only when every named one was called back; the others are listed', async () => {
    const style = world.actor('style');
    const coverage = () => findCallbackCoverage(world.db, world.deps, style);
    expect(await coverage()).toMatchObject({ named: 0, percent: 100 });
    const officer = await waitForCallback();
    expect(await coverage()).toMatchObject({ named: 1, calledBack: 0, percent: 0, open: [{ id: ID }] });
    await expect(verify(officer, 'CLEAR', false)).rejects.toMatchObject({
      userMessage: '实名差评必须回访到人，未联系上的请继续回访',
    });
    await verify(officer, 'CLEAR');
    expect(await coverage()).toMatchObject({ named: 1, calledBack: 1, percent: 100, open: [] });
    const board = await findNegativeRatingBoard(world.db, world.deps, style);
    expect(board.map(({ status, total }) => `${status} ${total}`)).toContain('RECTIFYING 1');
  });
});
