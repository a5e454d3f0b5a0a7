import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASK_KINDS } from '../../../processes/contract.js';
import { readScenarios } from '../../../server/features/walkthroughs/read-scenarios.js';
import type { ScenarioContent, ScenarioData } from '../../../server/features/walkthroughs/scenario-data.js';
import { planSteps, type PlannedStep } from '../../../server/features/walkthroughs/step-plan.js';
import { projectRoot } from '../../../server/shared/project-root.js';

const file = readScenarios();
const folder = join(projectRoot, 'processes/walkthroughs');
const diagrams = new Map(
  readdirSync(folder).map((name) => {
    const xml = readFileSync(join(folder, name), 'utf8');
    return [/<bpmn:process id="(\w+)"/.exec(xml)?.[1], xml];
  }),
);
const open = file.scenarios.filter(({ id }) => file.walks[id]);
const contentOf = (scenario: ScenarioData) =>
  ({ scenario, walk: file.walks[scenario.id], dimensions: file.dimensions }) as ScenarioContent;
const plans = open.flatMap((scenario) =>
  scenario.angles.map((angle) => ({
    name: `${scenario.name}, ${angle}`,
    scenario,
    angle,
    plan: planSteps(contentOf(scenario), angle),
  })),
);
const planOf = (order: number, angle = 'grassroots') =>
  plans.find((each) => each.scenario.order === order && each.angle === angle)?.plan ?? [];
const stepOf = (order: number, kind: string, angle?: string) => {
  const step = planOf(order, angle).find((each) => each.kind === `walkthrough.${kind}`);
  if (!step) throw new Error(`Scenario ${order} has no ${kind}`);
  return step;
};

describe('the scenarios of document 000', () => {
  it('are ten, in order; those for grassroots only offer no other angle', () => {
    expect(file.scenarios.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const order of [2, 4, 5, 9]) expect(file.scenarios[order - 1]?.angles).toEqual(['grassroots']);
  });

  it.each(open)(
    '$name: every task is a step of its diagram, and every walker’s task of the diagram is in it',
    ({ id }) => {
      const walk = file.walks[id];
      const diagram = diagrams.get(walk?.process_id) ?? '';
      const drawn = [...diagram.matchAll(/<bpmn:userTask id="([^"]+)" name="([^"]+)"[\s\S]*?formKey="([^"]+)"/g)].map(
        ([, element, name, kind]) => `${kind} ${element} ${name}`,
      );
      const planned = (walk?.tasks ?? []).map(({ kind, element, name }) => `${kind} ${element} ${name}`);
      expect(planned.sort()).toEqual(drawn.filter((each) => !each.startsWith('walkthrough.triage')).sort());
      for (const { kind } of walk?.tasks ?? []) expect(TASK_KINDS).toHaveProperty([kind]);
    },
  );

  it.each(open)('$name: every step and branch of the document has its task, and nothing of it is lost', (scenario) => {
    const tasks = file.walks[scenario.id]?.tasks ?? [];
    const plan = planSteps(contentOf(scenario));
    expect(
      tasks.flatMap(({ step }) => step ?? []).filter((id) => !scenario.steps.some((step) => step.id === id)),
    ).toEqual([]);
    for (const step of scenario.steps) {
      const own = tasks.filter((task) => task.step === step.id);
      for (const { when } of step.conditions ?? [])
        expect([step.id, when, own.some(({ branch }) => branch === when)]).toEqual([step.id, when, true]);
      for (const { branch } of own)
        expect([undefined, ...(step.conditions ?? []).map(({ when }) => when)]).toContain(branch);
      const seen = plan
        .filter(({ elementId }) => own.some(({ element }) => element === elementId))
        .flatMap(({ lookAt }) => lookAt);
      const asked = [...step.look_at, ...(step.conditions ?? []).flatMap(({ look_at: more = [] }) => more)];
      // 十（二）1 is looked at as the six of R16, below
      if (!step.id.endsWith('service-circle-service-place')) expect(seen.sort()).toEqual([...asked].sort());
    }
  });
});

describe.each(plans)('$name', ({ scenario, angle, plan }) => {
  it('has a preparation, steps of this angle only, and the feedback; no kind twice', () => {
    const kinds = plan.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect([kinds[0], kinds.at(-1)]).toEqual(['walkthrough.prepare', 'walkthrough.submit-feedback']);
    expect(plan.filter(({ concludes }) => concludes).length).toBeGreaterThan(0);
    const own = scenario.steps.filter((step) => (step.offered_angles ?? [step.angle]).includes(angle));
    const elements = (file.walks[scenario.id]?.tasks ?? [])
      .filter(({ step }) => step === undefined || own.some(({ id }) => id === step))
      .map(({ element }) => element);
    expect(plan.map(({ elementId }) => elementId)).toEqual(elements);
  });

  it('comes to each checkpoint exactly once, whichever way it goes (R23)', () => {
    const all = file.dimensions.flatMap(({ checkpoints }) => checkpoints.map(({ id }) => id)).sort();
    const on = (way: PlannedStep['branch']) =>
      plan
        .filter(({ branch }) => branch === null || branch === way)
        .flatMap(({ checkpoints }) => checkpoints.map(({ id }) => id))
        .sort();
    expect([on('LIVE'), on('NONE')]).toEqual([all, all]);
  });

  it('asks for consent wherever a case is accompanied (R6)', () => {
    for (const { kind, question } of plan.filter((step) => step.kind === 'walkthrough.accompany-case'))
      expect([kind, plan.some((step) => step.needsConsent && step.question === question)]).toEqual([kind, true]);
  });
});

describe('what single scenarios ask for', () => {
  it('looks back as far as the document says (R7), for the abnormal cases that it names (R8)', () => {
    const spans = open.flatMap(({ order, steps }) =>
      steps.flatMap(({ look_back: span }) => (span ? [[order, span.value, span.unit]] : [])),
    );
    expect(spans).toEqual([
      [1, 6, 'month'],
      [2, 1, 'year'],
      [3, 1, 'year'],
      [4, 1, 'year'],
      [7, 3, 'month'],
    ]);
    for (const { id, steps } of open) {
      const named = steps.flatMap((step) => (step as { abnormal_cases?: string[] }).abnormal_cases ?? []);
      expect((file.walks[id]?.abnormal ?? []).map(({ name }) => name)).toEqual(named);
    }
  });

  it('compares with 部里 and 省里, in scenario 五 the guide with 部里 only, and nothing where there is no case (R10, R11)', () => {
    for (const order of [2, 4]) expect(stepOf(order, 'compare-guide').compareWith).toEqual(['部里规定', '省里规定']);
    expect(stepOf(5, 'compare-guide').compareWith).toEqual(['部里规定']);
    expect(stepOf(5, 'accompany-case').compareWith).toEqual(['部里要求', '省里要求']);
    expect(stepOf(5, 'ask-staff').compareWith).toEqual([]);
    expect(planOf(1).flatMap(({ compareWith }) => compareWith)).toEqual([]);
  });

  it('lists the checks of R14, R15 and R16 one by one', () => {
    expect(stepOf(4, 'follow-staff').lookAt).toHaveLength(7);
    expect(stepOf(4, 'follow-staff').lookAt.join()).toMatch(
      /规定时限.*社保卡.*按月签到.*集中公示.*职工档案.*稳岗返还.*留工培训/,
    );
    expect(stepOf(6, 'visit-place', 'citizen')).toMatchObject({
      lookAt: ['是否有工作人员接待', '是否有专人负责'],
      modes: ['拨打12333热线', '到服务大厅'],
    });
    expect(stepOf(6, 'accompany-case', 'citizen').lookAt.join()).toMatch(/认真查阅.*耐心解答.*引导到有关机构/);
    expect(stepOf(10, 'visit-place', 'citizen').lookAt.join()).toMatch(
      /网点.*事项.*电子地图.*绿色通道.*预约办.*上门办/,
    );
  });

  it('leaves the staff account with the staff (R181), and marks interviews, meetings and surveys by their way (R12)', () => {
    expect(stepOf(2, 'follow-staff').staffAccount).toBe(true);
    expect(plans.flatMap(({ plan }) => plan).filter(({ staffAccount }) => staffAccount)).toHaveLength(1);
    expect(stepOf(9, 'survey').modes).toEqual(['座谈会', '调查问卷']);
    expect(stepOf(10, 'survey', 'citizen').modes).toEqual(['座谈会', '面对面']);
    const asked = ['walkthrough.interview', 'walkthrough.survey'];
    const spoken = plans.flatMap(({ plan }) => plan).filter(({ kind }) => asked.includes(kind));
    for (const { name, modes, needsEvidence } of spoken)
      expect([name, modes.length > 0, needsEvidence]).toEqual([name, true, true]);
  });
});
