/**
 * The contract between diagrams and code: the only list of process ids, job types, message names, error codes, user-task
 * kinds and process variables. It imports nothing, so that server, console, lint and tests can all read it; a test holds
 * the diagrams to it and it to the diagrams. Add a line here first, then draw or code.
 */

/** BPMN process ids. */
export const PROCESS_IDS = {
  unemploymentOneThing: 'UnemploymentOneThingProcess',
  itemHandling: 'ItemHandlingProcess',
} as const;
export type ProcessId = (typeof PROCESS_IDS)[keyof typeof PROCESS_IDS];

/** Errors that a job may throw and a diagram catches; everything else that goes wrong is a failed job. */
export const ERROR_CODES = {
  /** The case was opened before: a repeated submission ends at once. */
  CASE_ALREADY_OPEN: '已登记过',
  /** No unit handles this item here, or all of them have returned it. */
  NO_RESPONSIBLE_UNIT: '没有承办单位',
  /** The rules cannot decide: a person does (R135). */
  MANUAL_REVIEW_REQUIRED: '需人工核定',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

interface JobContract {
  title: string;
  /** Variables the job reads. */
  inputs: readonly string[];
  /** Variables the job must answer with, never null; it answers nothing else. */
  outputs: readonly string[];
  /** Custom headers the diagram sets. */
  headers: readonly string[];
  errors: readonly ErrorCode[];
}

/**
 * Job types, each with exactly one handler (server/compose-jobs.ts). At least once: a handler repeats without effect. A
 * handler whose row is already final (withdrawn) completes without effect and still answers its outputs: the leave message
 * is on its way.
 */
export const JOB_TYPES = {
  'application.open': {
    title: '登记申请',
    inputs: ['applicationId'],
    outputs: [],
    headers: [],
    errors: ['CASE_ALREADY_OPEN'],
  },
  'application.fetchSharedData': {
    title: '调取共享数据',
    inputs: ['applicationId'],
    outputs: [],
    headers: [],
    errors: [],
  },
  'application.requestCorrection': {
    title: '一次性告知补正',
    inputs: ['applicationId'],
    outputs: ['correctionId'],
    headers: [],
    errors: [],
  },
  'application.reject': { title: '出具不予受理通知', inputs: ['applicationId'], outputs: [], headers: [], errors: [] },
  'application.accept': { title: '打包受理', inputs: ['applicationId'], outputs: [], headers: [], errors: [] },
  /** Answers `items`: key of SERVICE_ITEM_KEYS → item id, chosen items only. */
  'application.split': { title: '拆包分办', inputs: ['applicationId'], outputs: ['items'], headers: [], errors: [] },
  /** Closes a part that never started because its condition was not met (价格临时补贴) as NOT_ELIGIBLE. */
  'application.composeFeedback': { title: '综合反馈', inputs: ['applicationId'], outputs: [], headers: [], errors: [] },
  'application.withdraw': { title: '撤回全部分办件', inputs: ['applicationId'], outputs: [], headers: [], errors: [] },
  'rating.invite': {
    title: '邀请评价',
    inputs: ['applicationId'],
    outputs: ['ratingInvitationId'],
    headers: [],
    errors: [],
  },
  /**
   * Skips units that returned the part. `handlingMode` is one of HANDLING_MODES: with `manualOnly` true never AUTOMATIC; CLOSED
   * (then `unitId` may be null) when the row is final already. The error leaves `unitId` to the person who assigns a unit.
   */
  'item.dispatch': {
    title: '分派分办件',
    inputs: ['applicationId', 'itemId', 'manualOnly'],
    outputs: ['unitId', 'handlingMode'],
    headers: [],
    errors: ['NO_RESPONSIBLE_UNIT'],
  },
  /** Decides and closes the part itself; an `item.close` that follows finds it closed and only answers its outcome. */
  'item.handleAutomatically': {
    title: '自动办理分办件',
    inputs: ['applicationId', 'itemId'],
    outputs: [],
    headers: [],
    errors: ['MANUAL_REVIEW_REQUIRED'],
  },
  'item.requestCorrection': {
    title: '一次性告知补正',
    inputs: ['itemId'],
    outputs: ['correctionId'],
    headers: [],
    errors: [],
  },
  'item.suspend': { title: '启动特别程序', inputs: ['itemId'], outputs: ['suspensionId'], headers: [], errors: [] },
  /** Answers the outcome of the row: GRANTED, REFUSED or WITHDRAWN. */
  'item.close': { title: '办结分办件', inputs: ['itemId'], outputs: ['outcome'], headers: [], errors: [] },
  'item.withdraw': { title: '记录撤回', inputs: ['itemId'], outputs: [], headers: [], errors: [] },
  /** Header `subject` says what `subjectId` is; here always `item`. */
  'deadline.warn': { title: '提醒经办人', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
  'deadline.remind': { title: '催办承办单位', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
} as const satisfies Record<string, JobContract>;
export type JobType = keyof typeof JOB_TYPES;

/** Milliseconds that the engine keeps a message nobody waits for yet. */
export const MESSAGE_TIME_TO_LIVE = {
  /** The answer may come before the diagram reaches its wait; as long as the relay may lag behind. */
  RELAY_WINDOW: 24 * 60 * 60 * 1000,
  /** A leave message that comes after the end must not end a case that is opened again. */
  LEAVE: 60 * 1000,
} as const;

interface MessageContract {
  /** The variable whose value is the correlation key: the id of the very thing waited for, so that no round meets another's. */
  key: string;
  /** Variables it carries: a start message its one id, all others nothing. */
  payload: readonly string[];
  timeToLive: keyof typeof MESSAGE_TIME_TO_LIVE;
}

/** Messages from our outbox to the engine; names are past tense. None goes the other way. */
export const MESSAGES = {
  'application.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'application.withdrawn': { key: 'applicationId', payload: [], timeToLive: 'LEAVE' },
  'correction.supplied': { key: 'correctionId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'correction.expired': { key: 'correctionId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rating.submitted': { key: 'ratingInvitationId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rating.windowClosed': { key: 'ratingInvitationId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'item.nearDue': { key: 'itemId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'item.overdue': { key: 'itemId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'item.withdrawn': { key: 'itemId', payload: [], timeToLive: 'LEAVE' },
  'suspension.ended': { key: 'suspensionId', payload: [], timeToLive: 'RELAY_WINDOW' },
} as const satisfies Record<string, MessageContract>;
export type MessageName = keyof typeof MESSAGES;

interface TaskContract {
  title: string;
  /** What the task is about; its id is the variable `<subject>Id`. */
  subject: 'application' | 'item';
  /** The one variable that the completing command sends; null values: an id, not a closed list. */
  decision: { variable: string; values: Readonly<Record<string, string>> | null };
}

/** User-task kinds = form keys = header `kind` (admin/src/tasks/task-forms.ts has a form for each). */
export const TASK_KINDS = {
  'application.precheck': {
    title: '预审申请',
    subject: 'application',
    decision: {
      variable: 'precheckResult',
      values: { COMPLETE: '齐全或容缺', INCOMPLETE: '缺材料', NOT_ACCEPTABLE: '不予受理' },
    },
  },
  'item.handle': {
    title: '办理分办件',
    subject: 'item',
    decision: {
      variable: 'decision',
      values: { GRANT: '予以办理', REFUSE: '不予办理', CORRECT: '补正', SUSPEND: '特别程序', RETURN: '退回' },
    },
  },
  'item.assign-unit': { title: '指定承办单位', subject: 'item', decision: { variable: 'unitId', values: null } },
} as const satisfies Record<string, TaskContract>;
export type TaskKind = keyof typeof TASK_KINDS;
export type PrecheckResult = keyof (typeof TASK_KINDS)['application.precheck']['decision']['values'];
export type ItemDecision = keyof (typeof TASK_KINDS)['item.handle']['decision']['values'];

/** How a dispatched part goes on. CLOSED: it was withdrawn before it started, so it is closed and nobody is asked. */
export const HANDLING_MODES = { AUTOMATIC: '自动办理', MANUAL: '人工办理', CLOSED: '已终结' } as const;
export type HandlingMode = keyof typeof HANDLING_MODES;

/** Service item id → its key in the variable `items`. FEEL names take no hyphen. */
export const SERVICE_ITEM_KEYS = {
  'unemployment-registration': 'unemploymentRegistration',
  'employment-certificate-issue': 'employmentCertificateIssue',
  'employment-difficulty-recognition': 'employmentDifficultyRecognition',
  'unemployment-benefit-claim': 'unemploymentBenefitClaim',
  'unemployed-medical-insurance-payment': 'unemployedMedicalInsurancePayment',
  'temporary-price-subsidy': 'temporaryPriceSubsidy',
  'vocational-training-subsidy': 'vocationalTrainingSubsidy',
  'job-introduction': 'jobIntroduction',
  'flexible-employment-insurance-payment': 'flexibleEmploymentInsurancePayment',
  'resident-pension-insurance-payment': 'residentPensionInsurancePayment',
  'social-card-issue': 'socialCardIssue',
} as const;
export type ServiceItemId = keyof typeof SERVICE_ITEM_KEYS;

/** Candidate groups of user tasks: `unit:<unit id>` or `role:<role>` (server/api/roles.ts). */
export const CANDIDATE_GROUP_PREFIXES = { unit: 'unit:', role: 'role:' } as const;

/** Everything a diagram may keep as a variable: ids and decisions. Forms, names and ID numbers never are (DESIGN §2). */
export const PROCESS_VARIABLES = {
  applicationId: '申请编号',
  itemId: '分办件编号',
  items: '事项 → 分办件编号',
  unitId: '承办单位编号',
  correctionId: '补正编号',
  suspensionId: '特别程序编号',
  ratingInvitationId: '评价邀请编号',
  subjectId: '计时对象编号',
  precheckResult: '预审结论',
  decision: '经办结论',
  outcome: '分办件结果',
  benefitOutcome: '失业保险金申领的结果',
  handlingMode: '办理方式',
  manualOnly: '只许人工办理',
} as const;
export type ProcessVariable = keyof typeof PROCESS_VARIABLES;
