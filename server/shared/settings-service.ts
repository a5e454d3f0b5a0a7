import type { Tx, Db } from '../db.js';

/** Reads the policy value in force on the day of `at` (Asia/Shanghai). Throws when the key is unknown. */
export interface SettingsService {
  get<K extends SettingKey>(db: Tx | Db, key: K, at: Date): Promise<SettingValues[K]>;
}

/** Every policy value the product reads, with its shape. Defaults with sources are seeded from prisma/seed/settings.yaml. */
export interface SettingValues {
  /** Office hours of a working day, for hour and minute budgets and for notices: `[['08:30','12:00'],['13:30','17:30']]`. */
  'calendar.officeHours': [string, string][];
  /** Whether the day of receipt counts as the first day. */
  'deadline.countReceiptDay': boolean;
  /** Near-due line: this many working days before due, or this share of the budget when that is longer (ux.md §2). */
  'deadline.nearDue': { workingDays: number; percent: number };
  /** Overdue rungs in working days after due, e.g. [1, 3]. The first is 催办. */
  'deadline.overdueRungs': number[];
  /** Whether a limit in 日 or 月 that ends on a day off moves to the next working day (民法典 第二百零三条 moves it; default: not). */
  'deadline.moveOffDay': boolean;
  /** Whether limits in hours and minutes also run outside office hours. */
  'deadline.minutesOutsideOfficeHours': boolean;
  /** What 即时 means in minutes (R151). */
  'deadline.instantMinutes': number;
  /** Limit of an item whose document names none (各地结合实际制定 / 无), or null: no limit. */
  'deadline.defaultItemLimit': { value: number; unit: 'WORKING_DAY' | 'DAY' | 'MONTH' } | null;
  /** How long an applicant has to supply what is missing. */
  'correction.limit': { value: number; unit: 'WORKING_DAY' | 'DAY' };
  /** How long a rating is open after the feedback. */
  'rating.window': { value: number; unit: 'DAY' };
  /** Reason tags offered for negative and positive ratings. */
  'rating.tags': { negative: string[]; positive: string[] };
  /** Uploads: bytes a file, files a material, types by content. */
  'material.upload': { maxBytes: number; maxFilesPerMaterial: number; types: string[] };
  /** Throttling of sign-in: failures within minutes, then locked for minutes. */
  'signIn.throttle': {
    failures: number;
    /** Failures of one address: many people share one. */
    addressFailures: number;
    withinMinutes: number;
    lockMinutes: number;
  };
  /** How a password must be made: length, and kinds of characters out of four. */
  'password.policy': { minLength: number; minKinds: number };
  /** Session lifetime in hours: idle and absolute. */
  'session.lifetime': { idleHours: number; absoluteHours: number };
  /** Kinds of special procedure (R158). */
  'item.specialProcedures': string[];
  /** Data sources asked before a material is demanded (R133): data element → source name; empty: none connected. */
  'sharedData.sources': { dataElement: string; source: string }[];
  /** Items that need a credit commitment because money is paid (R131): service item ids. */
  'commitment.creditItems': string[];
  /** Limits proposed when the unit sets its own (R54), by kind of rectification. */
  'rectification.defaultLimits': Record<'IMMEDIATE' | 'TIME_LIMITED' | 'SYSTEMIC', LimitInDays>;
  /** How long whoever raised a problem has to evaluate its rectification; then 行风办 evaluates instead. */
  'rectification.evaluationLimit': LimitInDays;
  /** 延期: days at a time and how often (R67). */
  'rectification.extension': { maxDays: number; maxTimes: number };
  /** The ladder of an overdue rectification in working days after due: 催办 < 督办 < 通报 (R53, R62). */
  'ladder.rectification': { remind: number; supervise: number; bulletin: number };
  /** How long the callback about a negative rating may take (R73). */
  'callback.limit': LimitInDays;
  /** From the feedback to the citizen to the report sheet (R80). */
  'negativeRating.reportLimit': LimitInDays;
  /** 督办: how long a unit has to sign for an order, and to reply where the order says nothing else. */
  'supervision.limits': { sign: LimitInDays; reply: LimitInDays };
  /** A rectification without progress for this many working days is shown as 无进展. */
  'noProgress.days': number;
  /** Minutes after which a step that only waits for the system is shown as stuck. */
  'operations.stuckMinutes': number;
  /** Months of history that a walkthrough looks at where its scenario says nothing else. */
  'walkthrough.lookBackMonths': number;
}
/** A limit counted in days, in the unit that the place chose. */
export interface LimitInDays {
  value: number;
  unit: 'WORKING_DAY' | 'DAY';
}
export type SettingKey = keyof SettingValues;
