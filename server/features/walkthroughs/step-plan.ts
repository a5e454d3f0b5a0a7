import type { DimensionData, ScenarioContent, ScenarioData, ScenarioStepData, WalkTaskData } from './scenario-data.js';

/** With a live case, or without one (R5). */
export type Branch = 'LIVE' | 'NONE';

/** One step of a walk as the documents and the process together give it. */
export interface PlannedStep {
  kind: string;
  elementId: string;
  name: string;
  phase: WalkTaskData['phase'];
  actions: string[];
  /** Only what is seen on this branch (R4). */
  lookAt: string[];
  modes: string[];
  branch: Branch | null;
  needsConsent: boolean;
  needsEvidence: boolean;
  concludes: boolean;
  /** Of the four dimensions, looked at on this step (R23). */
  checkpoints: PlannedCheckpoint[];
  source: string;
}

export interface PlannedCheckpoint {
  id: string;
  /** 全不全, 通不通, 优不优, 高不高 */
  dimension: string;
  title: string;
  /** Title of the problem that it is when found; null: the walker's own words say what is wrong. */
  problemTitle: string | null;
}

/** What people call the documents that scenarios come from. */
const DOCUMENTS: Readonly<Record<string, string>> = { '000': '《重点、高频应用事项场景》' };

/** Steps that prepare, ask or hand in: nothing is judged on them. */
const WITHOUT_CONCLUSION = [
  'walkthrough.prepare',
  'walkthrough.look-for-case',
  'walkthrough.obtain-consent',
  'walkthrough.submit-feedback',
];

/** The steps of an open scenario in the order of its document; none for one that has no process. */
export function planSteps({ scenario, walk, dimensions = [] }: ScenarioContent): PlannedStep[] {
  return (walk?.tasks ?? []).map((task) => ({
    ...planStep(scenario, task),
    checkpoints: checkpointsOf(dimensions, task),
  }));
}

const checkpointsOf = (dimensions: readonly DimensionData[], task: WalkTaskData): PlannedCheckpoint[] =>
  dimensions.flatMap(({ question, checkpoints }) =>
    checkpoints
      .filter(({ step }) => step === task.checkpoints)
      .map(({ id, text, problem }) => ({ id, dimension: question, title: text, problemTitle: problem ?? null })),
  );

function planStep(scenario: ScenarioData, task: WalkTaskData): Omit<PlannedStep, 'checkpoints'> {
  const step = scenario.steps.find((each) => each.id === task.step);
  const concludes = !WITHOUT_CONCLUSION.includes(task.kind);
  const source = step?.source ?? (task.phase === '走前' ? scenario.preparation.source : scenario.source);
  return {
    kind: task.kind,
    elementId: task.element,
    name: task.name,
    phase: task.phase,
    actions: actionsOf(scenario, step, task),
    lookAt: lookAtOf(scenario, step, task, concludes),
    modes: concludes ? (step?.mode ?? []) : [],
    branch: branchOf(step, task),
    needsConsent: task.kind === 'walkthrough.obtain-consent',
    needsEvidence: task.evidence ?? (concludes && (step?.records ?? []).length > 0),
    concludes,
    source: `${DOCUMENTS[source.doc] ?? source.doc}${source.section}`,
  };
}

function actionsOf(scenario: ScenarioData, step: ScenarioStepData | undefined, task: WalkTaskData): string[] {
  if (task.actions) return task.actions;
  if (!step)
    return task.phase === '走前'
      ? [`梳理${scenario.preparation.review}`]
      : scenario.feedback_materials.map(({ name }) => name);
  const [first] = step.conditions ?? [];
  const condition = step.conditions?.find(({ when }) => when === task.branch);
  return condition && condition !== first ? [condition.then] : step.actions;
}

function lookAtOf(
  scenario: ScenarioData,
  step: ScenarioStepData | undefined,
  task: WalkTaskData,
  concludes: boolean,
): string[] {
  if (!step) return task.phase === '走前' ? scenario.preparation.focus_points : [];
  if (!concludes) return [];
  return [...step.look_at, ...(step.conditions?.find(({ when }) => when === task.branch)?.look_at ?? [])];
}

/** The first condition of a step is that there is a case, the second that there is none. */
function branchOf(step: ScenarioStepData | undefined, { branch }: WalkTaskData): Branch | null {
  if (!step || branch === undefined) return null;
  return step.conditions?.[0]?.when === branch ? 'LIVE' : 'NONE';
}
