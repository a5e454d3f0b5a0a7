import { missingInStep, type StepInput } from '../../../server/features/walkthroughs/check-step.js';
import { readScenarios } from '../../../server/features/walkthroughs/read-scenarios.js';
import type { ScenarioContent } from '../../../server/features/walkthroughs/scenario-data.js';
import { planSteps, type PlannedStep } from '../../../server/features/walkthroughs/step-plan.js';
import { allPassed } from './walk-world.js';

const file = readScenarios();
const FACTS = { roles: [], evidence: 1, problems: 0, figures: null };

function stepOf(order: number, kind: string, angle = 'grassroots'): PlannedStep {
  const scenario = file.scenarios[order - 1];
  const content = { scenario, walk: file.walks[scenario?.id ?? ''], dimensions: file.dimensions } as ScenarioContent;
  const step = planSteps(content, angle).find((each) => each.kind === `walkthrough.${kind}`);
  if (!step) throw new Error(`Scenario ${order} has no ${kind}`);
  return step;
}

/** What is missing in a record that is complete but for `content`. */
function missing(step: PlannedStep, content: Record<string, unknown>, more: Partial<StepInput> = {}): string[] {
  const checks = allPassed(step.checkpoints.map((each) => ({ ...each, result: null, basis: null, problemId: null })));
  return missingInStep(
    step,
    { conclusion: 'QUALIFIED', basis: '现场查看', checks, ...more, content: { seen: step.lookAt, ...content } },
    FACTS,
  );
}

describe('a comparison with 部里、省里 (R10, R11)', () => {
  const guide = stepOf(2, 'compare-guide');
  const difference = { what: '多要一份复印件', against: '省里规定', cause: '系统还没有联网核验' };

  it('wants an answer', () => {
    expect(missing(guide, {})).toEqual(['请记录与部里规定、省里规定是否一致']);
    expect(missing(guide, { consistent: true })).toEqual([]);
  });

  it('wants each difference: what it is, from what, and its cause', () => {
    const of = (...mismatches: unknown[]) => missing(guide, { consistent: false, mismatches });
    expect(of(difference)).toEqual([]);
    expect(of()).toEqual(['请逐条登记不一致的地方']);
    expect(of({ ...difference, what: ' ' })).toEqual(['请写明不一致的是什么']);
    expect(of({ ...difference, cause: ' ' })).toEqual(['不一致的不急于做判断，请先了解并写明原因']);
    expect(of({ ...difference, against: '市里规定' })).toEqual(['请选择与哪里不一致：部里规定、省里规定']);
    expect(of('nonsense', null)).toEqual(['请逐条登记不一致的地方']);
  });

  it('is with 部里 only in scenario 五', () => {
    const injury = stepOf(5, 'compare-guide');
    expect(missing(injury, { consistent: false, mismatches: [difference] })).toEqual(['请选择与哪里不一致：部里规定']);
    expect(missing(injury, { consistent: false, mismatches: [{ ...difference, against: '部里规定' }] })).toEqual([]);
  });

  it('is not asked of a step that does not apply, nor where there is no case', () => {
    expect(missing(guide, {}, { conclusion: 'NOT_APPLICABLE' })).toEqual([]);
    expect(missing(stepOf(2, 'ask-staff'), {})).toEqual([]);
  });
});

describe('what was seen', () => {
  it('is written down one by one where the document asks for it (R14, R15, R16)', () => {
    const pay = stepOf(4, 'follow-staff');
    expect(missing(pay, {})).toEqual([expect.stringContaining('请逐项写明所见，还有 7 项')]);
    expect(missing(pay, { findings: Object.fromEntries(pay.lookAt.map((each) => [each, '否'])) })).toEqual([]);
    const asked = [
      stepOf(6, 'visit-place', 'citizen'),
      stepOf(6, 'accompany-case', 'citizen'),
      stepOf(10, 'visit-place', 'citizen'),
    ];
    for (const step of asked)
      expect([step.name, step.needsFindings, step.lookAt.length > 1]).toEqual([step.name, true, true]);
  });

  it('names its ways, several where there are several (R12)', () => {
    const survey = stepOf(9, 'survey');
    expect(missing(survey, {})).toEqual(['请选择方式：座谈会、调查问卷']);
    expect(missing(survey, { modes: ['座谈会', '电话'] })).toEqual(['请选择方式：座谈会、调查问卷']);
    expect(missing(survey, { modes: ['座谈会', '调查问卷'] })).toEqual([]);
    expect(missing(stepOf(2, 'talk'), {})).toEqual([]);
  });
});

describe('conditions (R5, R6)', () => {
  it('that do not allow have a reason; those that do have the consent where others are concerned', () => {
    const ask = stepOf(5, 'check-conditions');
    expect(missing(ask, {})).toEqual(['请选择条件允许或不允许']);
    expect(missing(ask, {}, { decision: false })).toEqual(['请写明条件不允许的原因']);
    expect(missing(ask, { notes: '当日没有调查' }, { decision: false })).toEqual([]);
    expect(missing(ask, {}, { decision: true })).toEqual(['请先征得当事人同意并记录']);
    expect(missing(ask, { consentGiven: true }, { decision: true })).toEqual([]);
    expect(missing(stepOf(9, 'check-conditions'), {}, { decision: true })).toEqual([]);
  });
});
