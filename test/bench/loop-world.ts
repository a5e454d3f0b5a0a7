import type { BenchDeadline } from './fill-deadline.js';
import type { Row } from './insert-into.js';

const DAY = 86_400_000;
export const UNITS = [
  'employment',
  'employment-service',
  'unemployment-insurance',
  'social-insurance',
  'social-card',
  'hotline-12333',
  'counter',
  'it-center',
];
/** How many classes the problems have. */
export const CLASSES = 40;
/** One ended thing in so many is open. */
export const OPEN_SHARE = 4;

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
export const pad = (index: number) => String(index).padStart(7, '0');
export const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY);
/** Evenly over the year before now. */
export const spread = (now: Date, index: number, count: number) => later(now, -365 * (1 - index / count));

/** Where the rows of a year of the loop go, and who is in them. */
export interface World {
  insert(table: string, row: Row): void;
  clock(deadline: BenchDeadline): void;
  now: Date;
  userOf: ReadonlyMap<string, string>;
  walker: string;
  style: string;
  scenario: { id: string; name: string };
}
