/** One of the ten scenarios as document 000 has it (prisma/seed/catalogue/scenarios.yaml). */
export interface ScenarioData {
  id: string;
  order: number;
  name: string;
  /** Keys of ANGLES */
  angles: string[];
  related_service_items?: string[];
  preparation: { review: string; focus_points: string[]; source: SourceData };
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
  /** walk, interview, history, meeting, guide-check … */
  kind: string;
  actions: string[];
  look_at: string[];
  conditions?: { when: string; then: string; look_at?: string[] }[];
  mode?: string[];
  /** Records that the step has to leave (电话记录、访谈记录): evidence is asked for. */
  records?: string[];
  look_back?: { value: number; unit: 'month' | 'year' };
  source: SourceData;
}

/** How an open scenario is walked: its process, and the tasks of it that a walker does. */
export interface WalkData {
  process_id: string;
  /** Items of the same application that count as 后续服务 (R9). */
  follow_up_items: string[];
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
  evidence?: boolean;
}

export interface ScenarioFile {
  scenarios: ScenarioData[];
  walks: Record<string, WalkData>;
  roles: { name: string; how: string; channels: string[] }[];
  negative_checkpoints: { dimension: string; title: string }[];
  conduct_rules: string[];
}

/** What the row of a scenario keeps: all that its pages need. */
export interface ScenarioContent {
  scenario: ScenarioData;
  walk: WalkData | null;
  roles: ScenarioFile['roles'];
  negativeCheckpoints: ScenarioFile['negative_checkpoints'];
  conductRules: string[];
}
