import type { Role } from './roles.js';

/** `GET/POST /api/units`, `GET/PUT /api/units/:id`: a tree in official order. */
export interface UnitView {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
  sortOrder: number;
  phone: string | null;
  active: boolean;
  userCount: number;
}

/** `GET/POST /api/users`, `GET/PUT /api/users/:id`, `POST /api/users/:id/password {password}`. `GET /api/users/options?unitId=` → {id, displayName, unitName}[] for pickers. */
export interface UserView {
  id: string;
  username: string;
  displayName: string;
  unitId: string;
  unitName: string;
  post: string;
  roles: Role[];
  active: boolean;
}

/** The part of JSON Schema that settings use; `title` is for people. */
export interface SettingSchema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  title?: string;
  enum?: string[];
  anyOf?: SettingSchema[];
  properties?: Record<string, SettingSchema>;
  items?: SettingSchema | false;
  prefixItems?: SettingSchema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** `GET /api/settings` → Page<SettingView>; `PUT /api/settings/:key {value, effectiveFrom, source?}` adds a row that holds from that day. */
export interface SettingView {
  key: string;
  name: string;
  description: string;
  group: string;
  value: unknown;
  /** What a value must look like: a form is drawn from it. */
  schema: SettingSchema;
  /** Where the value holds ids: in the list itself (part null) or in this part of every row, and what may be chosen. */
  ids: { part: string | null; choices: { id: string; name: string }[] } | null;
  /** Words for the ids of service items and data elements that are in the values. */
  names: Record<string, string>;
  effectiveFrom: string;
  source: string | null;
  history: { effectiveFrom: string; value: unknown; source: string | null; changedAt: string }[];
}

/** `GET /api/calendar/:year` → CalendarYearView; `PUT /api/calendar/:year {noticeTitle, noticeNo?, days: {date, kind, name}[], preview?: boolean}` → CalendarImpact (with preview nothing is written). */
export interface CalendarYearView {
  year: number;
  loaded: boolean;
  noticeTitle: string | null;
  noticeNo: string | null;
  days: { date: string; kind: 'HOLIDAY' | 'WORKDAY'; name: string; noticeTitle: string }[];
  warning: string | null;
}

export interface CalendarImpact {
  moved: number;
  byUnit: { unitName: string; count: number }[];
  examples: { number: string; from: string | null; to: string | null }[];
}

/** `GET /api/ledger` (filters caseId, actorUnitId, action, from, to, q) → Page<LedgerRow>; `/export`; `POST /api/ledger/check` → LedgerCheck. */
export interface LedgerRow {
  seq: number;
  at: string;
  actorName: string;
  actorUnit: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  caseId: string | null;
  caseNumber: string | null;
  summary: string;
  reason: string | null;
  hash: string;
}

export interface LedgerCheck {
  complete: boolean;
  checked: number;
  firstBroken: number | null;
  message: string;
}

/** `GET /api/notices?unread=true` → Page<NoticeRow>; `POST /api/notices/read {ids}`. */
export interface NoticeRow {
  id: string;
  kind: string;
  title: string;
  body: string;
  subjectType: string;
  subjectId: string;
  createdAt: string;
  readAt: string | null;
}

/** `GET /api/ratings` (filters negative, level) → Page<RatingRow>. The handler's name and the token are never in it. */
export interface RatingRow {
  id: string;
  applicationId: string;
  number: string;
  oneThingName: string;
  level: string;
  isNegative: boolean;
  tags: string[];
  comment: string | null;
  ratedAt: string;
}
/** `GET /api/events`: server-sent events `{topic: 'inbox' | 'applications' | 'items' | 'processes' | 'notices' | 'ratings'}`; refetch what is shown. */
export type EventTopic = 'inbox' | 'applications' | 'items' | 'processes' | 'notices' | 'ratings' | 'deadlines';
