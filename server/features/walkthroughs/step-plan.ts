import type { DimensionData, ScenarioContent, ScenarioData, ScenarioStepData, WalkTaskData } from './scenario-data.js';

/** With a live case or where conditions allow, or not (R5). */
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
  /** What was seen of each of them is written down (R14–R16). */
  needsFindings: boolean;
  modes: string[];
  manyModes: boolean;
  /** What its papers are compared with (R10, R11). */
  compareWith: string[];
  staffAccount: boolean;
  branch: Branch | null;
  /** Kind of the step that decides about the branch; of a question its own. */
  question: string | null;
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

/** Steps that ask which way to go. */
export const QUESTIONS: readonly string[] = [
  'walkthrough.look-for-case',
  'walkthrough.check-conditions',
  'walkthrough.look-for-hearing',
];

/** Steps that prepare, ask or hand in: nothing is judged on them. */
const WITHOUT_CONCLUSION = [
  'walkthrough.prepare',
  ...QUESTIONS,
  'walkthrough.obtain-consent',
  'walkthrough.submit-feedback',
];

/** Steps that are done in several ways at a time: 热线 and 大厅, 座谈会 and 问卷. */
const IN_MANY_WAYS = ['walkthrough.visit-place', 'walkthrough.survey', 'walkthrough.follow-staff'];

/** The steps of an open scenario from one angle (R2) in the order of its document, from every angle where none is given; none for one that has no process. */
export function planSteps({ scenario, walk, dimensions = [] }: ScenarioContent, angle?: string): PlannedStep[] {
  const tasks = (walk?.tasks ?? []).filter((task) => angle === undefined || isOffered(scenario, task, angle));
  return tasks.map((task) => ({
    ...planStep(scenario, tasks, task),
    checkpoints: checkpointsOf(dimensions, task),
  }));
}

/** Preparation and feedback are everybody's; a step is its own angle's, or that of those it is offered to. */
function isOffered(scenario: ScenarioData, task: WalkTaskData, angle: string): boolean {
  const step = scenario.steps.find(({ id }) => id === task.step);
  return !step || (step.offered_angles ?? [step.angle]).includes(angle);
}

function checkpointsOf(dimensions: readonly DimensionData[], task: WalkTaskData): PlannedCheckpoint[] {
  const here = [task.checkpoints ?? []].flat();
  return dimensions.flatMap(({ question, checkpoints }) =>
    checkpoints
      .filter(({ step }) => here.includes(step))
      .map(({ id, text, problem }) => ({ id, dimension: question, title: text, problemTitle: problem ?? null })),
  );
}

function planStep(
  scenario: ScenarioData,
  tasks: readonly WalkTaskData[],
  task: WalkTaskData,
): Omit<PlannedStep, 'checkpoints'> {
  const step = scenario.steps.find((each) => each.id === task.step);
  const concludes = !WITHOUT_CONCLUSION.includes(task.kind);
  const source = step?.source ?? (task.phase === '走前' ? scenario.preparation.source : scenario.source);
  const branch = branchOf(step, task);
  return {
    kind: task.kind,
    elementId: task.element,
    name: task.name,
    phase: task.phase,
    actions: actionsOf(scenario, step, task),
    lookAt: lookAtOf(scenario, step, task, concludes),
    needsFindings: task.findings ?? false,
    modes: concludes ? (task.mode ?? step?.mode ?? []) : [],
    manyModes: IN_MANY_WAYS.includes(task.kind),
    // without a case there are no papers to compare
    compareWith: concludes && branch !== 'NONE' ? (step?.compare_with ?? []) : [],
    staffAccount: task.staff_account ?? false,
    branch,
    question: questionOf(tasks, task, branch),
    needsConsent: task.kind === 'walkthrough.obtain-consent' || (task.asks_consent ?? false),
    needsEvidence: task.evidence ?? (concludes && (step?.records ?? []).length > 0),
    concludes,
    source: `${DOCUMENTS[source.doc] ?? source.doc}${source.section}`,
  };
}

function questionOf(tasks: readonly WalkTaskData[], task: WalkTaskData, branch: Branch | null): string | null {
  if (QUESTIONS.includes(task.kind)) return task.kind;
  if (branch === null) return null;
  return tasks.find(({ step, kind }) => step === task.step && QUESTIONS.includes(kind))?.kind ?? null;
}

/** A step with one condition that is not optional as a whole: the branch is added to what is done anyway. */
const isAdded = ({ conditions = [], optional = false }: ScenarioStepData): boolean =>
  conditions.length === 1 && !optional;

function actionsOf(scenario: ScenarioData, step: ScenarioStepData | undefined, task: WalkTaskData): string[] {
  if (task.actions) return task.actions;
  if (!step)
    return task.phase === '走前' ? preparationsOf(scenario) : scenario.feedback_materials.map(({ name }) => name);
  const [first] = step.conditions ?? [];
  const condition = step.conditions?.find(({ when }) => when === task.branch);
  return condition && (condition !== first || isAdded(step)) ? [condition.then] : step.actions;
}

const preparationsOf = ({ preparation: { review, policy_documents: documents = [] } }: ScenarioData): string[] => [
  `梳理${review}`,
  ...documents.map((document) => `研究${document}`),
];

function lookAtOf(
  scenario: ScenarioData,
  step: ScenarioStepData | undefined,
  task: WalkTaskData,
  concludes: boolean,
): string[] {
  if (!step) return task.phase === '走前' ? scenario.preparation.focus_points : [];
  if (!concludes) return [];
  if (task.look_at) return task.look_at;
  const onBranch = step.conditions?.find(({ when }) => when === task.branch)?.look_at ?? [];
  return task.branch !== undefined && isAdded(step) ? onBranch : [...step.look_at, ...onBranch];
}

/** The first condition of a step is that there is a case or that conditions allow, the second that not. */
function branchOf(step: ScenarioStepData | undefined, { branch }: WalkTaskData): Branch | null {
  if (!step || branch === undefined) return null;
  return step.conditions?.[0]?.when === branch ? 'LIVE' : 'NONE';
}
