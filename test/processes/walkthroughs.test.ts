import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readScenarios } from '../../server/features/walkthroughs/read-scenarios.js';
import type { ScenarioContent, ScenarioData, WalkData } from '../../server/features/walkthroughs/scenario-data.js';
import { planSteps, type PlannedStep } from '../../server/features/walkthroughs/step-plan.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { WalkBench, type Answers } from './walk-bench.js';

const file = readScenarios();
const FEEDBACK = 'walkthrough.submit-feedback';
const TRIAGE = 'walkthrough.triage';
const CONSENT = 'walkthrough.obtain-consent';

interface Way {
  name: string;
  angle: string;
  processId: string;
  plan: PlannedStep[];
  answers: Answers;
}

const contentOf = (scenario: ScenarioData, walk: WalkData) =>
  ({ scenario, walk, dimensions: file.dimensions }) as ScenarioContent;

/** Every combination of answers to the questions of a plan. */
function answersOf(plan: readonly PlannedStep[]): Answers[] {
  return plan
    .filter(({ kind, question }) => kind === question)
    .reduce<Answers[]>(
      (all, { kind }) => all.flatMap((answers) => [true, false].map((answer) => ({ ...answers, [kind]: answer }))),
      [{}],
    );
}

/** The steps that these answers lead to. */
const stepsOn = ({ plan, answers }: Way): string[] =>
  plan
    .filter(({ branch, question }) => branch === null || (branch === 'LIVE') === answers[question ?? ''])
    .map(({ kind }) => kind);

const ways: Way[] = file.scenarios.flatMap((scenario) => {
  const walk = file.walks[scenario.id];
  if (!walk) return [];
  return scenario.angles.flatMap((angle) => {
    const plan = planSteps(contentOf(scenario, walk), angle);
    return answersOf(plan).map((answers) => {
      const said = Object.entries(answers).map(
        ([kind, yes]) => `${kind.replace('walkthrough.', '')} ${yes ? 'yes' : 'no'}`,
      );
      return {
        name: `${scenario.order} ${scenario.name}, ${[angle, ...said].join(', ')}`,
        angle,
        processId: walk.process_id,
        plan,
        answers,
      };
    });
  });
});
const oneOfEach = ways.filter(
  ({ processId, angle }, index) =>
    ways.findIndex((each) => each.processId === processId && each.angle === angle) === index,
);

let bench: WalkBench;
let ids = 0;
let id: string;
beforeAll(async () => {
  const files = readdirSync(join(projectRoot, 'processes/walkthroughs')).filter((name) => name.endsWith('.bpmn'));
  bench = await WalkBench.open(files.sort());
});
afterAll(() => bench.close());
beforeEach(() => {
  id = `way-${++ids}`;
  bench.office.feedbackComplete = true;
});

test('all ten scenarios are open', () => {
  expect(file.scenarios.filter(({ id: scenario }) => !file.walks[scenario]).map(({ name }) => name)).toEqual([]);
  expect(new Set(Object.values(file.walks).map((walk) => walk.process_id)).size).toBe(10);
});

test.each(ways)('$name: each step of the plan once, no other, to the end', async (way) => {
  await bench.assign(way.processId, id, way.angle);
  expect(bench.carriers(id).map((key) => bench.view.instances.get(key)?.processId)).toEqual([way.processId]);
  const [prepare] = await bench.walk(id, way.answers, way.plan[1]?.kind);
  expect(prepare).toBe('walkthrough.prepare');
  for (const task of bench.openTasks(id)) expect(task.assignee).toBe('user-walker');
  const done = await bench.walk(id, way.answers);
  expect(['walkthrough.prepare', ...done].sort()).toEqual([...stepsOn(way), TRIAGE].sort());
  expect(done.slice(-2)).toEqual([FEEDBACK, TRIAGE]);
  expect([bench.position(id), bench.view.incidents.size]).toEqual([[], 0]);
  expect(bench.office.times('walkthrough.close', id)).toBe(1);
  const history = stepsOn(way).includes('walkthrough.check-history');
  expect(bench.office.times('walkthrough.collectHistory', id)).toBe(history ? 1 : 0);
});

const consenting = oneOfEach.filter(({ plan }) => plan.some(({ kind }) => kind === CONSENT));
test.each(consenting)('$name: who refuses is not accompanied, the question is asked again', async (way) => {
  const question = way.plan.find(({ kind }) => kind === CONSENT)?.question ?? '';
  await bench.assign(way.processId, id, way.angle);
  await bench.walk(id, way.answers, CONSENT);
  const consent = bench.openTasks(id).find(({ kind }) => kind === CONSENT);
  if (!consent) throw new Error('No consent is asked');
  await bench.complete(consent, { consentGiven: false });
  expect(bench.openKinds(id)).toContain(question);
  expect(bench.openKinds(id)).not.toContain('walkthrough.accompany-case');
  await bench.walk(id, { ...way.answers, [question]: false });
  expect(bench.office.times('walkthrough.close', id)).toBe(1);
});

test.each(oneOfEach)('$name: it can be cancelled before, during and after the walk', async (way) => {
  const waits = new Set(['walkthrough.prepare', way.plan[1]?.kind, stepsOn(way).at(-2), FEEDBACK, TRIAGE]);
  for (const wait of waits) {
    const walk = `${id}-${wait}`;
    await bench.assign(way.processId, walk, way.angle);
    await bench.walk(walk, way.answers, wait);
    expect([wait, bench.position(walk).length > 0]).toEqual([wait, true]);
    await bench.send('walkthrough.cancelled', walk);
    expect([wait, bench.position(walk)]).toEqual([wait, []]);
    expect(bench.office.times('walkthrough.cancel', walk)).toBe(1);
    expect(bench.office.times('walkthrough.close', walk)).toBe(0);
  }
});

test.each(oneOfEach)(
  '$name: a second order is ignored, a milestone only reminds, problems are waited for',
  async (way) => {
    await bench.assign(way.processId, id, way.angle);
    await bench.assign(way.processId, id, way.angle);
    await bench.send('walkthrough.milestoneDue', id);
    expect(bench.office.rungs(id)).toEqual(['deadline.warn']);
    bench.office.openProblems.set(id, 1);
    bench.office.feedbackComplete = false;
    await bench.walk(id, way.answers, FEEDBACK);
    await bench.step(id, way.answers);
    expect(bench.openKinds(id)).toEqual([FEEDBACK]);
    bench.office.feedbackComplete = true;
    await bench.walk(id, way.answers);
    expect(bench.position(id)).toEqual(['Event_ProblemsSignedOff']);
    bench.office.openProblems.set(id, 0);
    await bench.send('walkthrough.problemsSignedOff', id);
    expect(bench.position(id)).toEqual([]);
    expect(bench.office.times('walkthrough.close', id)).toBe(1);
  },
);
