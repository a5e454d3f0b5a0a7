import type { ApplicationStatus, Channel, CorrectionStatus, ItemOutcome, ItemStatus } from './application-states.js';
import type { DeadlineChip } from './deadlines.js';

/**
 * Console: `GET /api/applications` (list query; filters status, oneThingId, channel, unitId; sort submittedAt, number, promisedDueAt) → Page<ApplicationRow>;
 * `/export` → xlsx; `GET /api/applications/:id` → ApplicationView.
 * Verbs (POST, body in brackets, answer ActionResult): `/:id/precheck {result: COMPLETE | INCOMPLETE | NOT_ACCEPTABLE, missing?: CorrectionEntry[], reason?, toleranceCommitment?: boolean}`
 * · `/:id/withdraw {reason}` · `/:id/mark-green-channel {group, note?}`, `/:id/clear-green-channel {reason}` (窗口 and units with a part). 柜员: `POST /api/applications {oneThingId}` → {id}, `PUT /:id/draft {form, selectedItems, version}`, `POST /:id/submit {version, commitments}`, materials as in the portal.
 */
export interface ApplicationRow {
  id: string;
  number: string | null;
  oneThingName: string;
  /** Masked by role: 张*一 */
  applicantName: string;
  status: ApplicationStatus;
  channel: Channel;
  submittedAt: string | null;
  itemsClosed: number;
  itemsTotal: number;
  greenChannel: boolean;
  deadline: DeadlineChip | null;
}

export interface ApplicationView extends ApplicationRow {
  oneThingId: string;
  /** What the applicant ticked; the items come of it at splitting. */
  selectedItems: string[];
  form: Record<string, unknown>;
  /** form-js schema, read-only rendering. */
  formSchema: unknown;
  version: number;
  acceptedAt: string | null;
  completedAt: string | null;
  rejectReason: string | null;
  withdrawReason: string | null;
  items: ItemRow[];
  materials: MaterialView[];
  corrections: CorrectionView[];
  feedback: FeedbackView | null;
  /** Where the process is: for the diagram and its twin list. */
  processInstanceKeys: string[];
  /** The open pre-check task, if any, and whether this user may do it; else why not. */
  task: TaskHandle | null;
  actions: ActionOffer[];
  timeline: TimelineEntry[];
}

/** A user task beside its subject. */
export interface TaskHandle {
  jobKey: string;
  kind: string;
  assigneeId: string | null;
  assigneeName: string | null;
  mine: boolean;
}

/** A verb of the page: offered, or refused with the sentence that stands beside the button. */
export interface ActionOffer {
  action: string;
  label: string;
  allowed: boolean;
  reason: string | null;
}

export interface ItemRow {
  id: string;
  number: string;
  serviceItemId: string;
  serviceItemName: string;
  status: ItemStatus;
  outcome: ItemOutcome | null;
  automatic: boolean;
  unitId: string | null;
  unitName: string | null;
  handlerName: string | null;
  deadline: DeadlineChip | null;
  closedAt: string | null;
}

/** `GET /api/items` (filters status, unitId, serviceItemId, state; sort dueAt, number, createdAt) → Page<ItemRow & {applicantName}>; `GET /api/items/:id` → ItemView. */
export interface ItemView extends ItemRow {
  version: number;
  application: {
    id: string;
    number: string;
    oneThingName: string;
    applicantName: string;
    status: ApplicationStatus;
    greenChannel: boolean;
  };
  siblings: ItemRow[];
  /** Promised, statutory and whole-case clocks. */
  deadlines: DeadlineChip[];
  form: Record<string, unknown>;
  formSchema: unknown;
  materials: (MaterialView & { sharedWith: string[] })[];
  corrections: CorrectionView[];
  /** What can be asked for in a correction of this item: fields and materials of its part of the form. */
  correctable: { key: string; label: string; kind: 'FIELD' | 'MATERIAL' }[];
  /** 特别程序 that may be started here (setting `item.specialProcedures`). */
  procedureKinds: string[];
  returns: { unitName: string; reason: string; at: string }[];
  assists: {
    id: string;
    userName: string;
    request: string;
    reply: string | null;
    requestedAt: string;
    repliedAt: string | null;
  }[];
  procedures: { id: string; kind: string; reason: string; startedAt: string | null; endedAt: string | null }[];
  decision: string | null;
  decisionReason: string | null;
  resultNote: string | null;
  task: TaskHandle | null;
  actions: ActionOffer[];
  processInstanceKeys: string[];
  timeline: TimelineEntry[];
}

/**
 * Item verbs (POST /api/items/:id/…, answer ActionResult; every body carries `version`):
 * `decide {decision: GRANT | REFUSE, reason?, resultNote?}` (REFUSE needs reason) · `request-correction {entries: CorrectionEntry[]}` ·
 * `suspend {kind, reason}` · `end-suspension {}` · `return {reason}` · `transfer {userId, reason}` · `assist {userId, request}` ·
 * `assists/:assistId/reply {reply}` · `withdraw {reason}` · `remind {}` · `assign-unit {unitId, reason}`.
 */
export interface ActionResult {
  id: string;
  version: number;
  /** What happens next, in words: `已作出予以办理的结论，系统正在办结`. */
  message: string;
}

export interface CorrectionEntry {
  key: string;
  label: string;
  kind: 'FIELD' | 'MATERIAL';
  reason: string;
}

export interface CorrectionView {
  id: string;
  itemId: string | null;
  itemName: string | null;
  status: CorrectionStatus;
  entries: (CorrectionEntry & { supplied: boolean })[];
  requestedAt: string;
  dueAt: string | null;
  suppliedAt: string | null;
  deadline: DeadlineChip | null;
}

export interface MaterialView {
  id: string;
  key: string;
  label: string;
  status: 'UPLOADED' | 'SHARED_DATA' | 'COMMITMENT' | 'REPLACED';
  fileName: string | null;
  contentType: string | null;
  size: number | null;
  /** `GET` downloads it: /api/materials/:id/file (console), /api/portal/applications/:id/materials/:materialId/file */
  href: string | null;
  sourceText: string | null;
  addedAt: string;
}

export interface TimelineEntry {
  at: string;
  /** One Chinese sentence. */
  text: string;
  actor: string;
  reason: string | null;
  /** now | past | pause */
  tone: 'past' | 'pause' | 'done';
}

export interface FeedbackView {
  composedAt: string;
  number: string;
  oneThingName: string;
  applicantName: string;
  items: {
    name: string;
    unitName: string;
    outcome: ItemOutcome;
    outcomeText: string;
    reason: string | null;
    remedy: string | null;
    resultNote: string | null;
    closedAt: string | null;
    inTime: boolean | null;
  }[];
  summary: string;
}
