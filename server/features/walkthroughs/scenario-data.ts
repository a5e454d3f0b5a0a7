import type { AbnormalSign, WalkthroughMaterialKind } from '../../api/walkthroughs.js';

/** One of the ten scenarios as document 000 has it (prisma/seed/catalogue/scenarios.yaml). */
export interface ScenarioData {
  id: string;
  order: number;
  name: string;
  /** Keys of ANGLES */
  angles: string[];
  related_service_items?: string[];
  preparation: { review: string; focus_points: string[]; policy_documents?: string[]; source: SourceData };
  steps: ScenarioStepData[];
  feedback_materials: { order: number; name: string; kind: string }[];
  source: SourceData;
}

export interface SourceData {
  doc: string;
  section: string;
}

export interface ScenarioStepData {
  id: string;
  name: string;
  /** Key of ANGLES: whose step it is. */
  angle: string;
  /** Angles that it may be assigned from; absent: its own only (R2). */
  offered_angles?: string[];
  /** walk, interview, history, meeting, guide-check … */
  kind: string;
  actions: string[];
  look_at: string[];
  /** Two: with a case and without one. One: what is added where conditions allow, or the whole step where it is `optional`. */
  conditions?: { when: string; then: string; look_at?: string[] }[];
  optional?: boolean;
  /** 部里要求, 省里规定 …: what the papers of the step are compared with (R10, R11). */
  compare_with?: string[];
  mode?: string[];
  /** Records that the step has to leave (电话记录、访谈记录): evidence is asked for. */
  records?: string[];
  look_back?: { value: number; unit: 'month' | 'year' };
  source: SourceData;
}

/** How an open scenario is walked: its process, and the tasks of it that a walker does. */
export interface WalkData {
  process_id: string;
  /** Items of the same application that count as 后续服务 (R9); absent: it is not asked for. */
  follow_up_items?: string[];
  /** The three materials in the order of `feedback_materials` (WALKTHROUGH_MATERIALS); absent: DEFAULT_MATERIALS (R38). */
  materials?: WalkthroughMaterialKind[];
  /** The scenario's 异常情形 and how our own applications show each (R8). */
  abnormal?: { name: string; found_by: AbnormalSign }[];
  tasks: WalkTaskData[];
}

export interface WalkTaskData {
  /** Task kind of processes/contract.ts */
  kind: string;
  element: string;
  phase: '走前' | '走中' | '走后';
  name: string;
  /** Id of the scenario's step it belongs to; none: the preparation or the feedback. */
  step?: string;
  /** The `when` of the condition under which it is done. */
  branch?: string;
  /** Said instead of the step's own actions. */
  actions?: string[];
  /** Instead of the step's own look_at and that of its branch: a step that is drawn as several tasks. */
  look_at?: string[];
  /** Instead of the step's own modes (R12). */
  mode?: string[];
  evidence?: boolean;
  /** What was seen of each thing to look at is written down, not only ticked (R14–R16). */
  findings?: boolean;
  /** Done with an account of the staff, by them, in the walker's presence (R181). */
  staff_account?: boolean;
  /** The question is also whether those concerned agree (R6). */
  asks_consent?: boolean;
  /** Which checkpoints are looked at here: their `step`, one or several. */
  checkpoints?: string | string[];
}

/** One of the four dimensions of document 003 五 with its checkpoints (R23). */
export interface DimensionData {
  /** 全不全, 通不通, 优不优, 高不高 */
  question: string;
  name: string;
  source: SourceData;
  checkpoints: CheckpointData[];
}

export interface CheckpointData {
  id: string;
  /** Where it is looked at: the `checkpoints` of a task. */
  step: string;
  text: string;
  /** Title of the problem that it is when found (R25); without: the walker's own words. */
  problem?: string;
}

export interface ScenarioFile {
  scenarios: ScenarioData[];
  walks: Record<string, WalkData>;
  roles: { name: string; how: string; channels: string[] }[];
  dimensions: DimensionData[];
  conduct_rules: string[];
}

/** What the row of a scenario keeps: all that its pages need. */
export interface ScenarioContent {
  scenario: ScenarioData;
  walk: WalkData | null;
  roles: ScenarioFile['roles'];
  /** Absent in rows loaded before there were checkpoints. */
  dimensions?: DimensionData[];
  negativeCheckpoints: { dimension: string; title: string }[];
  conductRules: string[];
}
