import type { Role } from '../../api/roles.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';
import type { SubjectType } from '../../shared/subject-directory.js';

/** A clock that a diagram may remind of, and who is told. */
export interface RemindedClock {
  subjectType: SubjectType;
  kind: DeadlineKind;
  /** What has to be done by then: `承诺 11 月 25 日前办结`. */
  duty: (day: string) => string;
  /** Whether the unit is told besides the person who has it in hand; a callback is none of the rated unit's business. */
  unit: boolean;
  /** Who is told besides when it is overdue. */
  overseer: Role | null;
}

const CLOCKS: Readonly<Record<string, RemindedClock>> = {
  item: { subjectType: 'item', kind: 'ITEM_PROMISED', duty: (day) => `承诺 ${day}前办结`, unit: true, overseer: null },
  rectification: {
    subjectType: 'rectification',
    kind: 'RECTIFICATION',
    duty: (day) => `应于 ${day}前完成整改`,
    unit: true,
    overseer: null,
  },
  'negative-rating/callback': {
    subjectType: 'negative-rating',
    kind: 'CALLBACK',
    duty: (day) => `应于 ${day}前完成回访核实`,
    unit: false,
    overseer: 'STYLE_OFFICE',
  },
  'negative-rating/report-sheet': {
    subjectType: 'negative-rating',
    kind: 'REPORT_SHEET',
    duty: (day) => `应于 ${day}前报送报告单`,
    unit: true,
    overseer: 'STYLE_OFFICE',
  },
  'supervision/sign-for': {
    subjectType: 'supervision',
    kind: 'SUPERVISION_SIGN',
    duty: (day) => `应于 ${day}前签收督办单`,
    unit: true,
    overseer: null,
  },
  'supervision/reply': {
    subjectType: 'supervision',
    kind: 'SUPERVISION_REPLY',
    duty: (day) => `应于 ${day}前办理并回复`,
    unit: true,
    overseer: null,
  },
  walkthrough: {
    subjectType: 'walkthrough',
    kind: 'WALKTHROUGH_MILESTONE',
    duty: (day) => `应于 ${day}前完成`,
    unit: false,
    overseer: null,
  },
};

/** The clock that the headers `subject` and `clock` of a step name. Throws for one that is not known. */
export function clockOf(subject: string | undefined, clock: string | undefined): RemindedClock {
  const known = CLOCKS[clock ? `${subject}/${clock}` : (subject ?? '')];
  if (!known) throw new Error(`Expected headers of a known clock, but got subject ${subject} and clock ${clock}`);
  return known;
}
