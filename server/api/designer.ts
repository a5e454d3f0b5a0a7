import type { DraftStatus } from './loop-states.js';

/**
 * The designer. `GET /api/process-drafts` → Page<DraftRow>; `POST /api/process-drafts {processId, fromVersion?} | {xml}` (import) → {id}; `GET /:id` → DraftView;
 * `PUT /:id {xml, version}` autosave → {version, problems}; `POST /api/process-drafts/lint {xml}` → DesignProblem[] (the same lint that publishing enforces);
 * `GET /:id/diff` → DesignDiff; `POST /:id/submit {note, version}` · `POST /:id/approve {note}` (a second person; publishes: new cases take it, running ones stay) ·
 * `POST /:id/reject {note}` · `POST /:id/discard`. `GET /api/processes/:processId/releases` → ReleaseRow[]; `POST /api/processes/:processId/restore {version, reason}` (one step back).
 * `GET /api/processes/:processId/findings?version=` → {elementId, problems, waiting, incidents}[] (numbers on the diagram).
 * `GET /api/process-drafts/:id/xml` (download, byte for byte). Approve and reject take `version` and `againstVersion` too: what the reviewer has looked at.
 * `GET /api/element-templates` → the closed catalogue (processes/templates/*.json).
 */
export interface DesignProblem {
  elementId: string | null;
  rule: string;
  category: 'error' | 'warn';
  /** Chinese */
  message: string;
  /** The element by its name, else by its kind; null when the file as a whole is meant. */
  elementName?: string | null;
  /** The checker's own (English) words, for the one who asks why. */
  detail?: string;
}

export interface DraftRow {
  id: string;
  processId: string;
  name: string;
  status: DraftStatus;
  baseVersion: number | null;
  authorName: string;
  updatedAt: string;
  submittedAt: string | null;
  publishedVersion: number | null;
}

export interface DraftView extends DraftRow {
  xml: string;
  version: number;
  note: string | null;
  reviewNote: string | null;
  problems: DesignProblem[];
  mayApprove: boolean;
  mayEdit: boolean;
  /** What new cases take now; null for a process that was never published. */
  currentVersion: number | null;
}

export interface DesignDiff {
  added: { elementId: string; name: string }[];
  removed: { elementId: string; name: string }[];
  changed: { elementId: string; name: string; what: string[] }[];
  moved: number;
}

export interface ReleaseRow {
  version: number;
  releasedAt: string;
  authorName: string | null;
  approvedByName: string | null;
  reason: string;
  restoresVersion: number | null;
  running: number;
  current: boolean;
}

/** Numbers on one element: open problems raised on it, cases that wait there, failed steps. */
export interface ElementFinding {
  elementId: string;
  problems: number;
  waiting: number;
  incidents: number;
}
