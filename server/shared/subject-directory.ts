import type { Db, Tx } from '../db.js';
import type { TaskSubject } from './task-service.js';

export type SubjectType = TaskSubject['subjectType'];

/** What lists, reminders and 督办 need to know of anything that people work on. */
export interface SubjectFacts {
  /** Masked: `张*一 · 失业登记`; never a rating's author. */
  title: string;
  number: string;
  /** 绿色通道 (R140) */
  greenChannel: boolean;
  /** The unit that has to act; null: none yet, or it is one person's. */
  unitId: string | null;
  /** Who has it in hand; null: nobody in particular. */
  handlerId: string | null;
  /** Commands of one case are carried in order: application id, or the subject itself. */
  caseId: string;
  /** True once it has ended: nothing is reminded of or supervised any more. */
  closed: boolean;
}

/** Each owned by the feature of its subject; null when there is no such row. */
export type DescribeSubject = (tx: Db | Tx, subjectId: string) => Promise<SubjectFacts | null>;

/** Finds the facts of any subject; null when its type or its row is not known. */
export type FindSubject = (tx: Db | Tx, subjectType: string, subjectId: string) => Promise<SubjectFacts | null>;

/** One list of all the features' descriptions; wired in compose.ts. */
export const createSubjectDirectory =
  (describers: Partial<Record<SubjectType, DescribeSubject>>): FindSubject =>
  async (tx, subjectType, subjectId) =>
    (await describers[subjectType as SubjectType]?.(tx, subjectId)) ?? null;
