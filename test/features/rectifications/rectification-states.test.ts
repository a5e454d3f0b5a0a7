import { describe, expect, it } from '@jest/globals';
import { RECTIFICATION_STATUSES, type RectificationStatus } from '../../../server/api/loop-states.js';
import {
  refuseByPermission,
  type PersonVerb,
  type RectificationFacts,
} from '../../../server/features/rectifications/rectification-permissions.js';
import {
  refuseByStatus,
  requireStatus,
  type RectificationVerb,
} from '../../../server/features/rectifications/rectification-states.js';
import { userActor } from './loop-world.js';

const STATUSES = Object.keys(RECTIFICATION_STATUSES) as RectificationStatus[];
const OPEN: RectificationStatus[] = ['OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING'];

/** Verb → where it is allowed and where it leads; written apart from the product. */
const TABLE: Record<RectificationVerb, [from: RectificationStatus[], to: RectificationStatus | null]> = {
  open: [['OPENED'], 'MEASURE_PENDING'],
  'decide-measure': [['MEASURE_PENDING'], 'RECTIFYING'],
  plan: [['RECTIFYING'], null],
  summarize: [['RECTIFYING'], null],
  finish: [['RECTIFYING'], 'VERIFYING'],
  'change-kind': [['RECTIFYING'], null],
  verify: [['VERIFYING'], null],
  evaluate: [['EVALUATING'], null],
  'evaluate-instead': [['EVALUATING'], null],
  'sign-off': [['DECIDING'], 'SIGNED_OFF'],
  'to-systemic': [['DECIDING'], 'RECTIFYING'],
  'request-extension': [['RECTIFYING'], null],
  'decide-extension': [OPEN, null],
  terminate: [OPEN, 'TERMINATED'],
  rebound: [['SIGNED_OFF'], 'OPENED'],
  'add-proof': [['MEASURE_PENDING', 'RECTIFYING'], null],
  'remove-proof': [['MEASURE_PENDING', 'RECTIFYING'], null],
  remind: [OPEN, null],
};

describe('the state table of a rectification', () => {
  const cases = (Object.keys(TABLE) as RectificationVerb[]).flatMap((verb) =>
    STATUSES.map((status) => ({
      verb,
      status,
      allowed: TABLE[verb][0].includes(status),
    })),
  );
  it.each(cases)('$verb from $status: $allowed', ({ verb, status, allowed }) => {
    const row = { id: 'rect_1', status };
    expect(refuseByStatus(verb, row) === null).toBe(allowed);
    if (allowed) expect(requireStatus(verb, row)).toBe(TABLE[verb][1] ?? status);
    else expect(() => requireStatus(verb, row)).toThrow(expect.objectContaining({ code: 'INVALID_STATE' }));
  });
});

const FACTS: RectificationFacts = {
  unitId: 'employment',
  unitName: '就业科',
  verifierUnitId: 'style-office',
  verifierUnitName: '行风办',
  evaluatorId: 'walker',
  evaluatorName: '陈体验',
  doerIds: ['employment1'],
  applicantId: 'employment1',
  assigneeId: null,
  assigneeName: null,
};
const PEOPLE = ['style', 'supervisor', 'employment1', 'employment2', 'employmentHead', 'card1', 'walker'] as const;
const OWN: (typeof PEOPLE)[number][] = ['employment1', 'employment2', 'employmentHead'];
const MAY: Record<PersonVerb, (typeof PEOPLE)[number][]> = {
  'decide-measure': OWN,
  plan: OWN,
  summarize: OWN,
  finish: OWN,
  'change-kind': OWN,
  'request-extension': OWN,
  'add-proof': OWN,
  'remove-proof': OWN,
  verify: ['style'],
  evaluate: ['walker'],
  'evaluate-instead': ['style'],
  'sign-off': ['style'],
  'to-systemic': ['style'],
  'decide-extension': ['style'],
  terminate: ['style'],
  rebound: ['style'],
  remind: ['style', 'supervisor', 'employmentHead'],
};

describe('who may do what on a rectification', () => {
  const cases = (Object.keys(MAY) as PersonVerb[]).flatMap((verb) =>
    PEOPLE.map((person) => ({
      verb,
      person,
      allowed: MAY[verb].includes(person),
    })),
  );
  it.each(cases)('$verb by $person: $allowed', ({ verb, person, allowed }) => {
    expect(refuseByPermission(verb, userActor(person), FACTS) === null).toBe(allowed);
  });

  it.each(['verify', 'evaluate', 'evaluate-instead', 'sign-off', 'to-systemic'] as const)(
    'never lets the doer %s, whatever his post',
    (verb) => {
      const doer = { ...userActor('style'), id: 'doer' };
      expect(
        refuseByPermission(verb, doer, {
          ...FACTS,
          evaluatorId: 'doer',
          doerIds: ['doer'],
        }),
      ).toContain('您是整改人');
    },
  );

  it('never lets the applicant decide on his extension', () => {
    expect(
      refuseByPermission('decide-extension', userActor('style'), {
        ...FACTS,
        applicantId: 'style',
      }),
    ).toContain('自己');
  });

  it('keeps a task with the colleague who has claimed it', () => {
    expect(
      refuseByPermission('finish', userActor('employment2'), {
        ...FACTS,
        assigneeId: 'employment1',
        assigneeName: '赵四五',
      }),
    ).toContain('赵四五');
  });

  it('lets a unit that verifies itself do so by another person', () => {
    const facts = { ...FACTS, verifierUnitId: 'employment' };
    expect(refuseByPermission('verify', userActor('employmentHead'), facts)).toBeNull();
    expect(
      refuseByPermission('verify', userActor('employmentHead'), {
        ...facts,
        doerIds: ['employmentHead'],
      }),
    ).toContain('整改人');
  });
});
