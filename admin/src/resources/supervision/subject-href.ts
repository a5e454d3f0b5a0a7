import { SUBJECTS, type Subject } from '../../../../processes/contract.js';

/** The page of each kind of case. */
const PATHS: Record<Subject, string> = {
  application: '/applications',
  item: '/items',
  rectification: '/rectifications',
  'negative-rating': '/negative-ratings',
  supervision: '/supervision-orders',
  walkthrough: '/walkthroughs',
};

/** What people call each kind of case. */
export const SUBJECT_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SUBJECTS).map(([key, { title }]) => [key, title]),
);

/** Where a case of any kind is looked at. */
export const subjectHref = (subjectType: string, subjectId: string): string =>
  `${PATHS[subjectType as Subject] ?? '/applications'}/${subjectId}`;
