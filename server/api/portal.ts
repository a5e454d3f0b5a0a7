import type { ApplicationStatus, ItemOutcome, ItemStatus } from './application-states.js';
import type { CorrectionView, FeedbackView, MaterialView } from './applications.js';
import type { FieldRule, FormSchema, MaterialRule, SelectionRule } from './form-rules.js';
import type { RatingLevel } from './ratings.js';

/**
 * The public portal, no account. A draft is continued with its secret (header `X-Draft-Token`, kept by the browser); a submitted
 * application is opened with number + last four digits of the phone, which gives a short-lived `X-Track-Token`.
 *  GET  /api/portal/one-things → OneThingCard[]           GET /api/portal/one-things/:id → OneThingForm
 *  POST /api/portal/applications {oneThingId} → {id, draftToken}
 *  GET  /api/portal/applications/:id/draft → DraftView     PUT …/draft {form, selectedItems, version} → {version}
 *  POST …/:id/materials (multipart: key, file) → MaterialView   DELETE …/:id/materials/:materialId
 *  POST …/:id/check → {missing: MissingEntry[]} (everything at once, R144)
 *  POST …/:id/submit {version, commitments: {credit?: boolean, tolerance?: string[]}} → {id, number}
 *  POST /api/portal/track {number, phoneLast4} → {id, trackToken}
 *  GET  …/:id/progress → ProgressView                      POST …/:id/withdraw {reason}
 *  POST …/:id/corrections/:correctionId/supply {form?} → {message}   (materials of a correction: POST …/materials with correctionId)
 *  GET  /api/portal/ratings/:token → RatingPage            POST /api/portal/ratings/:token {level, tags?, comment?} (a second POST may add tags and comment only)
 */
export interface OneThingCard {
  id: string;
  name: string;
  /** A plain question or sentence: 我失业了 */
  plainName: string;
  open: boolean;
  /** Who comes with it: people, or employers. */
  applicantKind: 'PERSON' | 'EMPLOYER';
}

export interface SelectableItem extends SelectionRule {
  name: string;
  /** Heading, and the heading of its group below that (`补贴申领`), if it is an option of one. */
  group: string;
  subgroup: string | null;
  /** Not applied for here: the note says where (R112). */
  elsewhere: boolean;
  /** The other department that handles it (R105). */
  department: string | null;
  /** What the applicant still has to do once it is granted (R97). */
  followUp: string | null;
  promisedText: string | null;
  note: string | null;
}

export interface OneThingForm {
  id: string;
  name: string;
  /** What must be known before filling in; null: nothing. */
  note: string | null;
  /** Keys of the answers that say who applies (the first one given counts), and whose ID number finds shared data. */
  applicant: { name: string[]; phone: string[]; person: string };
  items: SelectableItem[];
  /** The rules (form-rules.ts): which fields and materials are asked for which items and answers. */
  fields: FieldRule[];
  materials: MaterialRule[];
  /** form-js schema of every field; `schemaForItems(schema, fields, selectedItems)` of form-rules.ts keeps what is asked. */
  schema: FormSchema;
  creditCommitmentItems: string[];
}

export interface DraftView {
  id: string;
  oneThingId: string;
  form: Record<string, unknown>;
  selectedItems: string[];
  version: number;
  materials: MaterialView[];
  updatedAt: string;
}

export interface MissingEntry {
  key: string;
  label: string;
  kind: 'FIELD' | 'MATERIAL' | 'COMMITMENT' | 'ITEMS';
  message: string;
  serviceItemNames: string[];
}

export interface ProgressView {
  id: string;
  number: string;
  oneThingName: string;
  status: ApplicationStatus;
  /** `预计 11 月 27 日（周五）前办结` or `等您补交 2 份材料，时间暂停计算` */
  promise: string;
  submittedAt: string;
  items: {
    id: string;
    name: string;
    status: ItemStatus;
    outcome: ItemOutcome | null;
    unitName: string | null;
    promise: string;
    automatic: boolean;
  }[];
  corrections: CorrectionView[];
  steps: { name: string; state: 'done' | 'now' | 'next'; at: string | null }[];
  feedback: FeedbackView | null;
  rejectReason: string | null;
  /** The link to rate, once invited and while the window is open. */
  ratingToken: string | null;
  rated: boolean;
  contactPhone: string | null;
}

export interface RatingPage {
  oneThingName: string;
  number: string;
  level: RatingLevel | null;
  tags: { negative: string[]; positive: string[] };
  closed: boolean;
}

/** What a correction page needs. */
export interface CorrectionForm {
  /** Answers to what is asked for, and those that decide what else is asked. */
  form: Record<string, unknown>;
  /** Keys of everything that has been answered; the answers stay on the server. */
  answered: string[];
  selectedItems: string[];
  materials: MaterialView[];
  definition: OneThingForm;
}
