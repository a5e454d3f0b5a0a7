/**
 * The contract between diagrams and code: the only list of process ids, job types, message names, error codes, user-task
 * kinds and process variables. It imports nothing, so that server, console, lint and tests can all read it; a test holds
 * the diagrams to it and it to the diagrams. Add a line here first, then draw or code.
 */

/** BPMN process ids. */
export const PROCESS_IDS = {
  unemploymentOneThing: 'UnemploymentOneThingProcess',
  itemHandling: 'ItemHandlingProcess',
  rectification: 'RectificationProcess',
  negativeRating: 'NegativeRatingProcess',
  supervision: 'SupervisionProcess',
  unemploymentRegistrationWalkthrough: 'UnemploymentRegistrationWalkthroughProcess',
  hireEmployeeOneThing: 'HireEmployeeOneThingProcess',
  terminateContractOneThing: 'TerminateContractOneThingProcess',
  graduateEmploymentOneThing: 'GraduateEmploymentOneThingProcess',
  publicInstitutionHireOneThing: 'PublicInstitutionHireOneThingProcess',
  startBusinessOneThing: 'StartBusinessOneThingProcess',
  employeeRetirementOneThing: 'EmployeeRetirementOneThingProcess',
  workDeathBenefitOneThing: 'WorkDeathBenefitOneThingProcess',
  retireeDeathOneThing: 'RetireeDeathOneThingProcess',
  socialCardOneThing: 'SocialCardOneThingProcess',
  pensionTransferWalkthrough: 'PensionTransferWalkthroughProcess',
  pensionClaimWalkthrough: 'PensionClaimWalkthroughProcess',
  unemploymentInsuranceWalkthrough: 'UnemploymentInsuranceWalkthroughProcess',
  workInjuryWalkthrough: 'WorkInjuryWalkthroughProcess',
  firstInquiryWalkthrough: 'FirstInquiryWalkthroughProcess',
  socialCardWalkthrough: 'SocialCardWalkthroughProcess',
  oneThingWalkthrough: 'OneThingWalkthroughProcess',
  policyAccessWalkthrough: 'PolicyAccessWalkthroughProcess',
  serviceCircleWalkthrough: 'ServiceCircleWalkthroughProcess',
} as const;
export type ProcessId = (typeof PROCESS_IDS)[keyof typeof PROCESS_IDS];

/** What a case, a task or a rung is about → the variable that holds its id. The header `subject` of a rung names one of them. */
export const SUBJECTS = {
  application: { title: '申请', id: 'applicationId' },
  item: { title: '分办件', id: 'itemId' },
  rectification: { title: '整改', id: 'rectificationId' },
  'negative-rating': { title: '差评核查', id: 'ratingId' },
  supervision: { title: '督办', id: 'supervisionOrderId' },
  walkthrough: { title: '走流程', id: 'walkthroughId' },
} as const;
export type Subject = keyof typeof SUBJECTS;

/** Header `clock` of a rung, for subjects with several clocks: whose limit has been reached. */
export const CLOCKS = {
  callback: '回访时限',
  'report-sheet': '报告单报送时限',
  'sign-for': '督办签收时限',
  reply: '督办回复时限',
} as const;
export type Clock = keyof typeof CLOCKS;

/** Errors that a job may throw and a diagram catches; everything else that goes wrong is a failed job. */
export const ERROR_CODES = {
  /** The case was opened before by another instance: a repeated submission ends at once. Not thrown at the instance that opened it. */
  CASE_ALREADY_OPEN: '已登记过',
  /** No unit handles this item here, or all of them have returned it. */
  NO_RESPONSIBLE_UNIT: '没有承办单位',
  /** The rules cannot decide: a person does (R135). */
  MANUAL_REVIEW_REQUIRED: '需人工核定',
  /** Nobody outside the rated unit can call back: 行风办 appoints somebody (R73). */
  NO_CALLBACK_OFFICER: '排不出回访人',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

export interface JobContract {
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
  /**
   * The rungs of the ladder 临期 → 催办 → 督办 → 通报. Header `subject` (SUBJECTS) says what `subjectId` is, header `clock`
   * (CLOCKS) whose limit, where the subject has several. Each takes effect once a rung, nothing when the clock has ended.
   */
  'deadline.warn': { title: '临期提醒', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
  'deadline.remind': { title: '超期催办', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
  /** Writes the order and its `supervision.ordered` in one transaction; a subject with an open order gets no second one. */
  'supervision.order': { title: '发起督办', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
  'bulletin.include': { title: '列入通报', inputs: ['subjectId'], outputs: [], headers: ['subject'], errors: [] },
  /** Answers the rated unit. */
  'rating.openNegative': {
    title: '登记差评',
    inputs: ['ratingId'],
    outputs: ['unitId'],
    headers: [],
    errors: ['CASE_ALREADY_OPEN'],
  },
  /** Answers a person outside the rated unit (R73). */
  'callback.assign': {
    title: '指派回访专人',
    inputs: ['ratingId'],
    outputs: ['callbackOfficerId'],
    headers: [],
    errors: ['NO_CALLBACK_OFFICER'],
  },
  /** Writes the row only: the call activity that follows runs it. Header `rectificationKind`: IMMEDIATE or TIME_LIMITED. */
  'rectification.create': {
    title: '登记差评整改',
    inputs: ['ratingId'],
    outputs: ['rectificationId'],
    headers: ['rectificationKind'],
    errors: [],
  },
  'rating.disregard': { title: '标记不予采纳', inputs: ['ratingId'], outputs: [], headers: [], errors: [] },
  'report.composeNegativeSheet': { title: '编制报告单', inputs: ['ratingId'], outputs: [], headers: [], errors: [] },
  'rating.closeNegative': { title: '办结差评核查', inputs: ['ratingId'], outputs: [], headers: [], errors: [] },
  'rating.terminateNegative': { title: '记录终止', inputs: ['ratingId'], outputs: [], headers: [], errors: [] },
  /**
   * Opens it, or opens it again after 销号 (same id, next round). `evaluatorId`: who raised it; for a citizen's rating the
   * callback officer, who asks the citizen.
   */
  'rectification.open': {
    title: '登记整改',
    inputs: ['rectificationId'],
    outputs: ['unitId', 'verifierUnitId', 'evaluatorId'],
    headers: [],
    errors: ['CASE_ALREADY_OPEN'],
  },
  /** The row takes `newKind`, the clock its limit; the round and its `deadlineId` stay (R59). */
  'rectification.changeKind': {
    title: '改记类别',
    inputs: ['rectificationId', 'newKind'],
    outputs: [],
    headers: [],
    errors: [],
  },
  /** Round + 1 with a clock of its own; nothing of the rounds before is lost (R64, R67). Answers the kind of the new round. */
  'rectification.startRound': {
    title: '开启新一轮整改',
    inputs: ['rectificationId'],
    outputs: ['kind', 'deadlineId'],
    headers: [],
    errors: [],
  },
  'rectification.signOff': { title: '销号', inputs: ['rectificationId'], outputs: [], headers: [], errors: [] },
  'rectification.terminate': { title: '记录终止', inputs: ['rectificationId'], outputs: [], headers: [], errors: [] },
  /** `deadlineId`: the clock of the reply, which runs from the order. */
  'supervision.issue': {
    title: '签发督办单',
    inputs: ['supervisionOrderId'],
    outputs: ['unitId', 'deadlineId'],
    headers: [],
    errors: ['CASE_ALREADY_OPEN'],
  },
  'supervision.close': { title: '办结督办单', inputs: ['supervisionOrderId'], outputs: [], headers: [], errors: [] },
  'supervision.lift': { title: '记录解除', inputs: ['supervisionOrderId'], outputs: [], headers: [], errors: [] },
  /** Answers the angle too: where each angle has steps of its own it decides which (R2). */
  'walkthrough.open': {
    title: '建立走流程任务',
    inputs: ['walkthroughId'],
    outputs: ['walkerId', 'angle'],
    headers: [],
    errors: ['CASE_ALREADY_OPEN'],
  },
  'walkthrough.collectHistory': {
    title: '调取历史办件',
    inputs: ['walkthroughId'],
    outputs: [],
    headers: [],
    errors: [],
  },
  /** Answers whether all three materials are there (R38); delivers them if so. Measures are completed at the triage (R39, R42). */
  'walkthrough.deliverFeedback': {
    title: '校验并送达行风办',
    inputs: ['walkthroughId'],
    outputs: ['feedbackComplete'],
    headers: [],
    errors: [],
  },
  /** Problems of this walkthrough that are neither 销号 nor 不予立项; one 并入 another is as open as that one. */
  'walkthrough.countOpenProblems': {
    title: '核对销号情况',
    inputs: ['walkthroughId'],
    outputs: ['openProblemCount'],
    headers: [],
    errors: [],
  },
  'walkthrough.close': { title: '办结走流程', inputs: ['walkthroughId'], outputs: [], headers: [], errors: [] },
  'walkthrough.cancel': { title: '记录取消', inputs: ['walkthroughId'], outputs: [], headers: [], errors: [] },
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
  'item.longOverdue': { key: 'itemId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'item.withdrawn': { key: 'itemId', payload: [], timeToLive: 'LEAVE' },
  'suspension.ended': { key: 'suspensionId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rating.negativeReceived': { key: 'ratingId', payload: ['ratingId'], timeToLive: 'RELAY_WINDOW' },
  'rating.negativeTerminated': { key: 'ratingId', payload: [], timeToLive: 'LEAVE' },
  'callback.overdue': { key: 'ratingId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'report.overdue': { key: 'ratingId', payload: [], timeToLive: 'RELAY_WINDOW' },
  /** Triage, or a rebound after 销号: the same id again. */
  'rectification.opened': { key: 'rectificationId', payload: ['rectificationId'], timeToLive: 'RELAY_WINDOW' },
  'rectification.terminated': { key: 'rectificationId', payload: [], timeToLive: 'LEAVE' },
  /** One at a time is open; a request that comes too late must not meet a case that is opened again. */
  'rectification.extensionRequested': { key: 'rectificationId', payload: [], timeToLive: 'LEAVE' },
  /** The rungs of one round: keyed by its clock, so that none reaches the next round. */
  'rectification.nearDue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rectification.overdue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rectification.supervisionDue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rectification.bulletinDue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'rectification.evaluationExpired': { key: 'evaluationRequestId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'supervision.ordered': { key: 'supervisionOrderId', payload: ['supervisionOrderId'], timeToLive: 'RELAY_WINDOW' },
  'supervision.signForOverdue': { key: 'supervisionOrderId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'supervision.nearDue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'supervision.overdue': { key: 'deadlineId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'supervision.followUpDue': { key: 'followUpId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'supervision.lifted': { key: 'supervisionOrderId', payload: [], timeToLive: 'LEAVE' },
  'walkthrough.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  /** Wakes the diagram; the count decides. */
  'walkthrough.problemsSignedOff': { key: 'walkthroughId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'walkthrough.milestoneDue': { key: 'walkthroughId', payload: [], timeToLive: 'RELAY_WINDOW' },
  'walkthrough.cancelled': { key: 'walkthroughId', payload: [], timeToLive: 'LEAVE' },
  /** A start message for each one-thing and each walkthrough (START_MESSAGES), or one submission would start all of them. */
  'hireEmployee.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'terminateContract.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'graduateEmployment.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'publicInstitutionHire.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'startBusiness.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'employeeRetirement.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'workDeathBenefit.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'retireeDeath.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'socialCard.submitted': { key: 'applicationId', payload: ['applicationId'], timeToLive: 'RELAY_WINDOW' },
  'pensionTransferWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'pensionClaimWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'unemploymentInsuranceWalk.assigned': {
    key: 'walkthroughId',
    payload: ['walkthroughId'],
    timeToLive: 'RELAY_WINDOW',
  },
  'workInjuryWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'firstInquiryWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'socialCardWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'oneThingWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'policyAccessWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
  'serviceCircleWalk.assigned': { key: 'walkthroughId', payload: ['walkthroughId'], timeToLive: 'RELAY_WINDOW' },
} as const satisfies Record<string, MessageContract>;
export type MessageName = keyof typeof MESSAGES;

/** Which message starts which one-thing and which walkthrough; the diagrams are held to it (docs/adr/0009). */
export const START_MESSAGES: Readonly<Partial<Record<ProcessId, MessageName>>> = {
  UnemploymentOneThingProcess: 'application.submitted',
  HireEmployeeOneThingProcess: 'hireEmployee.submitted',
  TerminateContractOneThingProcess: 'terminateContract.submitted',
  GraduateEmploymentOneThingProcess: 'graduateEmployment.submitted',
  PublicInstitutionHireOneThingProcess: 'publicInstitutionHire.submitted',
  StartBusinessOneThingProcess: 'startBusiness.submitted',
  EmployeeRetirementOneThingProcess: 'employeeRetirement.submitted',
  WorkDeathBenefitOneThingProcess: 'workDeathBenefit.submitted',
  RetireeDeathOneThingProcess: 'retireeDeath.submitted',
  SocialCardOneThingProcess: 'socialCard.submitted',
  UnemploymentRegistrationWalkthroughProcess: 'walkthrough.assigned',
  PensionTransferWalkthroughProcess: 'pensionTransferWalk.assigned',
  PensionClaimWalkthroughProcess: 'pensionClaimWalk.assigned',
  UnemploymentInsuranceWalkthroughProcess: 'unemploymentInsuranceWalk.assigned',
  WorkInjuryWalkthroughProcess: 'workInjuryWalk.assigned',
  FirstInquiryWalkthroughProcess: 'firstInquiryWalk.assigned',
  SocialCardWalkthroughProcess: 'socialCardWalk.assigned',
  OneThingWalkthroughProcess: 'oneThingWalk.assigned',
  PolicyAccessWalkthroughProcess: 'policyAccessWalk.assigned',
  ServiceCircleWalkthroughProcess: 'serviceCircleWalk.assigned',
};

export interface TaskContract {
  title: string;
  /** What the task is about (SUBJECTS). */
  subject: Subject;
  /**
   * The variable that decides the way; null values: an id, not a closed list; keys true and false: a boolean. Null: nothing is
   * decided, the completing command sends no variables at all.
   */
  decision: { variable: string; values: Readonly<Record<string, string>> | null } | null;
  /** Ids and kinds that the completing command sends besides, each only with the decision that needs it. */
  outputs?: readonly string[];
}

const FIX_PROGRESS = { variable: 'progress', values: { DONE: '整改完成', CHANGE_KIND: '转类' } } as const;
const EVALUATION = { variable: 'evaluation', values: { SATISFIED: '满意', UNSATISFIED: '不满意' } } as const;
const REVIEW = {
  variable: 'review',
  values: { RESOLVED: '解决到位', NOT_RESOLVED: '未到位，再办', FOLLOW_UP: '继续跟踪' },
} as const;

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
  'callback.appoint': {
    title: '指定回访专人',
    subject: 'negative-rating',
    decision: { variable: 'callbackOfficerId', values: null },
  },
  'callback.verify': {
    title: '回访核实',
    subject: 'negative-rating',
    decision: {
      variable: 'verdict',
      values: {
        CLEAR: '情况清楚、诉求合理',
        COMPLEX: '情况复杂、一时难以解决',
        NO_LEGAL_BASIS: '缺乏法定依据',
        MISTAKEN_OR_MALICIOUS: '误评或恶意评价',
      },
    },
  },
  'negative-rating.state-reason': { title: '说明理由并列入台账', subject: 'negative-rating', decision: null },
  'negative-rating.explain': { title: '解释说明', subject: 'negative-rating', decision: null },
  'negative-rating.feed-back': { title: '反馈服务对象', subject: 'negative-rating', decision: null },
  'negative-rating.submit-sheet': { title: '报送报告单', subject: 'negative-rating', decision: null },
  /** Always with the `deadlineId` of the first round, or of the round after a rebound. */
  'rectification.decide-measure': {
    title: '确定类别、措施和期限',
    subject: 'rectification',
    decision: {
      variable: 'kind',
      values: { IMMEDIATE: '立行立改', TIME_LIMITED: '限期整改', SYSTEMIC: '建章立制' },
    },
    outputs: ['deadlineId'],
  },
  'rectification.plan': { title: '制定工作计划和标准', subject: 'rectification', decision: null },
  'rectification.summarize': { title: '总结规律提出对策', subject: 'rectification', decision: null },
  /** CHANGE_KIND with `newKind`; the same holds for the two below. */
  'rectification.fix-at-once': {
    title: '立行立改',
    subject: 'rectification',
    decision: FIX_PROGRESS,
    outputs: ['newKind'],
  },
  'rectification.fix-in-time': {
    title: '限期整改',
    subject: 'rectification',
    decision: FIX_PROGRESS,
    outputs: ['newKind'],
  },
  'rectification.establish-rule': {
    title: '建章立制',
    subject: 'rectification',
    decision: FIX_PROGRESS,
    outputs: ['newKind'],
  },
  /** PASSED with the `evaluationRequestId` that the reporter's answer and its expiry are about. */
  'rectification.verify': {
    title: '复核整改结果',
    subject: 'rectification',
    decision: { variable: 'verification', values: { PASSED: '复核通过', FAILED: '复核不通过' } },
    outputs: ['evaluationRequestId'],
  },
  'rectification.evaluate': { title: '评价整改效果', subject: 'rectification', decision: EVALUATION },
  'rectification.evaluate-instead': { title: '代为评价', subject: 'rectification', decision: EVALUATION },
  'rectification.decide-sign-off': {
    title: '审定销号',
    subject: 'rectification',
    decision: { variable: 'signOff', values: { SIGN_OFF: '销号', TO_SYSTEMIC: '转建章立制' } },
  },
  /** The command moves the clock of the round; the diagram only waits for the answer. */
  'rectification.decide-extension': { title: '审批延期', subject: 'rectification', decision: null },
  'supervision.sign-for': { title: '签收督办单', subject: 'supervision', decision: null },
  'supervision.handle': { title: '办理督办并回复', subject: 'supervision', decision: null },
  /** NOT_RESOLVED with the `deadlineId` of the new reply, FOLLOW_UP with the `followUpId` of the day. */
  'supervision.review': {
    title: '审核督办回复',
    subject: 'supervision',
    decision: REVIEW,
    outputs: ['deadlineId', 'followUpId'],
  },
  'supervision.follow-up': {
    title: '督办回头看',
    subject: 'supervision',
    decision: REVIEW,
    outputs: ['deadlineId', 'followUpId'],
  },
  'walkthrough.prepare': { title: '走前准备', subject: 'walkthrough', decision: null },
  'walkthrough.look-for-case': {
    title: '查看有无业务经办',
    subject: 'walkthrough',
    decision: { variable: 'hasLiveCase', values: { true: '有业务', false: '无业务' } },
  },
  'walkthrough.obtain-consent': {
    title: '征得办事群众同意',
    subject: 'walkthrough',
    decision: { variable: 'consentGiven', values: { true: '同意', false: '不同意' } },
  },
  'walkthrough.accompany-case': { title: '全程参与业务办理', subject: 'walkthrough', decision: null },
  'walkthrough.ask-staff': { title: '向工作人员了解流程', subject: 'walkthrough', decision: null },
  'walkthrough.interview': { title: '访办事群众', subject: 'walkthrough', decision: null },
  'walkthrough.check-history': { title: '查历史办件', subject: 'walkthrough', decision: null },
  'walkthrough.talk': { title: '谈工作情况', subject: 'walkthrough', decision: null },
  /** 条件允许 / 条件不允许 (R5); why not is on record with the step. */
  'walkthrough.check-conditions': {
    title: '看条件是否允许',
    subject: 'walkthrough',
    decision: { variable: 'conditionsMet', values: { true: '条件允许', false: '条件不允许' } },
  },
  'walkthrough.look-for-hearing': {
    title: '看能否体验庭审',
    subject: 'walkthrough',
    decision: { variable: 'hearingOpen', values: { true: '条件允许', false: '条件不允许' } },
  },
  /** Staff work, with their own accounts (R181); the walker looks. */
  'walkthrough.follow-staff': { title: '跟随工作人员走经办', subject: 'walkthrough', decision: null },
  'walkthrough.compare-guide': { title: '对比办事指南', subject: 'walkthrough', decision: null },
  'walkthrough.visit-scene': { title: '随同实地走访', subject: 'walkthrough', decision: null },
  'walkthrough.attend-hearing': { title: '体验庭审', subject: 'walkthrough', decision: null },
  'walkthrough.visit-place': { title: '走访服务场所', subject: 'walkthrough', decision: null },
  'walkthrough.survey': { title: '听取企业群众意见', subject: 'walkthrough', decision: null },
  'walkthrough.submit-feedback': { title: '提交三方面材料', subject: 'walkthrough', decision: null },
  'walkthrough.triage': { title: '归口整理问题', subject: 'walkthrough', decision: null },
} as const satisfies Record<string, TaskContract>;
export type TaskKind = keyof typeof TASK_KINDS;
export type PrecheckResult = keyof (typeof TASK_KINDS)['application.precheck']['decision']['values'];
export type RectificationKind = keyof (typeof TASK_KINDS)['rectification.decide-measure']['decision']['values'];
export type Verdict = keyof (typeof TASK_KINDS)['callback.verify']['decision']['values'];
export type SupervisionReview = keyof typeof REVIEW.values;
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
  'social-card-reissue': 'socialCardReissue',
  'social-card-replacement': 'socialCardReplacement',
  'social-card-renewal': 'socialCardRenewal',
  'social-card-function-activation': 'socialCardFunctionActivation',
  'social-card-bank-activation': 'socialCardBankActivation',
  'social-card-password': 'socialCardPassword',
  'social-card-loss-report': 'socialCardLossReport',
  'contributor-increase-declaration': 'contributorIncreaseDeclaration',
  'enterprise-pension-transfer': 'enterprisePensionTransfer',
  'unemployment-insurance-transfer': 'unemploymentInsuranceTransfer',
  'public-pension-transfer': 'publicPensionTransfer',
  'military-pension-transfer': 'militaryPensionTransfer',
  'military-spouse-pension-transfer': 'militarySpousePensionTransfer',
  'employment-registration': 'employmentRegistration',
  'archive-transfer-in': 'archiveTransferIn',
  'party-relation-transfer-in': 'partyRelationTransferIn',
  'employer-difficult-staff-insurance-subsidy': 'employerDifficultStaffInsuranceSubsidy',
  'employer-graduate-insurance-subsidy': 'employerGraduateInsuranceSubsidy',
  'public-welfare-post-insurance-subsidy': 'publicWelfarePostInsuranceSubsidy',
  'electronic-labour-contract': 'electronicLabourContract',
  'labour-use-filing': 'labourUseFiling',
  'unemployment-benefit-stop': 'unemploymentBenefitStop',
  'contributor-decrease-declaration': 'contributorDecreaseDeclaration',
  'insurance-arrears-payment': 'insuranceArrearsPayment',
  'resident-pension-transfer': 'residentPensionTransfer',
  'multi-pension-account-refund': 'multiPensionAccountRefund',
  'normal-retirement-application': 'normalRetirementApplication',
  'early-retirement-application': 'earlyRetirementApplication',
  'labour-ability-appraisal': 'labourAbilityAppraisal',
  'lump-sum-benefit-application': 'lumpSumBenefitApplication',
  'work-injury-benefit-difference': 'workInjuryBenefitDifference',
  'survivor-benefit': 'survivorBenefit',
  'pension-account-lump-sum': 'pensionAccountLumpSum',
  'pension-benefit-account-maintenance': 'pensionBenefitAccountMaintenance',
  'work-injury-benefit-change': 'workInjuryBenefitChange',
  'work-injury-benefit-account-maintenance': 'workInjuryBenefitAccountMaintenance',
  'social-card-function-cancellation': 'socialCardFunctionCancellation',
  'work-injury-medical-expense': 'workInjuryMedicalExpense',
  'hospital-meal-subsidy': 'hospitalMealSubsidy',
  'remote-work-injury-medical-report': 'remoteWorkInjuryMedicalReport',
  'transport-lodging-expense': 'transportLodgingExpense',
  'work-death-lump-sum': 'workDeathLumpSum',
  'dependant-pension': 'dependantPension',
  'work-injury-recognition': 'workInjuryRecognition',
  'employment-policy-consultation': 'employmentPolicyConsultation',
  'labour-market-information': 'labourMarketInformation',
  'career-guidance': 'careerGuidance',
  'employment-internship': 'employmentInternship',
  'vocational-training': 'vocationalTraining',
  'entrepreneurship-guidance': 'entrepreneurshipGuidance',
  'skill-appraisal': 'skillAppraisal',
  'entrepreneurship-training': 'entrepreneurshipTraining',
  'public-welfare-post': 'publicWelfarePost',
  'flexible-employment-insurance-subsidy': 'flexibleEmploymentInsuranceSubsidy',
  'personal-startup-loan': 'personalStartupLoan',
  'enterprise-startup-loan': 'enterpriseStartupLoan',
  'startup-subsidy': 'startupSubsidy',
  'unit-insurance-registration': 'unitInsuranceRegistration',
  'employee-insurance-registration': 'employeeInsuranceRegistration',
  'contribution-base-declaration': 'contributionBaseDeclaration',
  'public-institution-new-hire-info': 'publicInstitutionNewHireInfo',
  'archive-transfer-out': 'archiveTransferOut',
  'party-relation-transfer-out': 'partyRelationTransferOut',
  'establishment-entry': 'establishmentEntry',
  'public-institution-salary-verification': 'publicInstitutionSalaryVerification',
  'fiscal-salary-payment': 'fiscalSalaryPayment',
  'housing-fund': 'housingFund',
} as const;
export type ServiceItemId = keyof typeof SERVICE_ITEM_KEYS;

/** Candidate groups of user tasks: `unit:<unit id>` or `role:<role>` (server/api/roles.ts). */
export const CANDIDATE_GROUP_PREFIXES = { unit: 'unit:', role: 'role:' } as const;

/** Variables whose unit does a task: the responsible one, and the one that verifies it. */
export const UNIT_VARIABLES = ['unitId', 'verifierUnitId'] as const;

/** Variables whose person alone does a task (assignee): a user id. */
export const ASSIGNEE_VARIABLES = ['callbackOfficerId', 'evaluatorId', 'walkerId'] as const;

/** How a rectification ended, for a process that called it. */
export const RECTIFICATION_OUTCOMES = { SIGNED_OFF: '已销号', TERMINATED: '已终止' } as const;

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
  ratingId: '评价编号',
  callbackOfficerId: '回访专人编号',
  verdict: '差评核实结论',
  rectificationId: '整改编号',
  verifierUnitId: '复核单位编号',
  evaluatorId: '评价人编号',
  kind: '整改类别',
  newKind: '转为的整改类别',
  deadlineId: '本轮时限编号',
  progress: '整改进展',
  verification: '复核结论',
  evaluationRequestId: '评价邀请编号（整改）',
  evaluation: '整改评价',
  signOff: '销号审定结论',
  rectificationOutcome: '整改结果',
  supervisionOrderId: '督办单编号',
  review: '督办审核结论',
  followUpId: '回头看编号',
  walkthroughId: '走流程任务编号',
  walkerId: '走流程人员编号',
  hasLiveCase: '有无业务经办',
  consentGiven: '办事群众是否同意',
  angle: '走流程角度',
  conditionsMet: '条件是否允许',
  hearingOpen: '能否体验庭审',
  feedbackComplete: '反馈材料是否齐全',
  openProblemCount: '未销号问题数',
} as const;
export type ProcessVariable = keyof typeof PROCESS_VARIABLES;
