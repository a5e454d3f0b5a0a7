/**
 * `GET /api/processes` → Page<ProcessRow> · `GET /api/processes/:processId` → ProcessView · `GET /api/processes/:processId/versions/:version/xml` (download) ·
 * `GET /api/processes/:processId/counts?version=` → ElementCount[] · `GET /api/process-instances/:key` → InstanceView ·
 * `GET /api/incidents` (list) → Page<IncidentRow> · `POST /api/incidents/:key/retry {reason}`.
 */
export interface ProcessRow {
  processId: string;
  name: string;
  /** 一件事, 公用环节 */
  kind: string;
  version: number;
  deployedAt: string;
  running: number;
  incidents: number;
}

export interface ProcessView extends ProcessRow {
  xml: string;
  versions: { version: number; deployedAt: string; running: number }[];
}

export interface ElementCount {
  elementId: string;
  active: number;
  completed: number;
  incidents: number;
}

/** A case on its diagram: which elements wait, which are done. */
export interface InstanceView {
  key: string;
  processId: string;
  processName: string;
  version: number;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  xml: string;
  elements: {
    elementId: string;
    name: string;
    state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
    enteredAt: string;
    leftAt: string | null;
    calledInstanceKey: string | null;
  }[];
  incidents: IncidentRow[];
}

export interface IncidentRow {
  key: string;
  processId: string;
  elementId: string;
  elementName: string;
  caseId: string | null;
  number: string | null;
  /** The cause in plain Chinese. */
  cause: string;
  errorType: string;
  errorMessage: string;
  createdAt: string;
  resolvedAt: string | null;
}
