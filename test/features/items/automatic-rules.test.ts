import { describe, expect, it } from '@jest/globals';
import { AUTOMATIC_RULES, judge, type AutomaticFacts } from '../../../server/features/items/automatic-rules.js';

const verdict = (serviceItemId: string, facts: Partial<AutomaticFacts>) =>
  judge(AUTOMATIC_RULES[serviceItemId], { outcomes: [], concerned: true, ...facts });

describe('what an automatic item becomes by its rule', () => {
  it.each([
    // R90: the price subsidy follows the benefit
    ['temporary-price-subsidy', { outcomes: ['GRANTED'] }, 'GRANTED'],
    ['temporary-price-subsidy', { outcomes: ['REFUSED'] }, 'NOT_ELIGIBLE'],
    ['temporary-price-subsidy', { outcomes: [null] }, 'UNDECIDABLE'],
    ['temporary-price-subsidy', { outcomes: [] }, 'UNDECIDABLE'],
    // R91: the meal subsidy follows the medical expenses; no machine refuses it
    ['hospital-meal-subsidy', { outcomes: ['GRANTED'] }, 'GRANTED'],
    ['hospital-meal-subsidy', { outcomes: ['REFUSED'] }, 'UNDECIDABLE'],
    ['hospital-meal-subsidy', { outcomes: ['WITHDRAWN'] }, 'UNDECIDABLE'],
    ['hospital-meal-subsidy', { outcomes: [] }, 'UNDECIDABLE'],
    // R93: stands alone in 解除终止 and 创业, follows the retirement in 退休
    ['labour-use-filing', { outcomes: [] }, 'GRANTED'],
    ['labour-use-filing', { outcomes: ['GRANTED'] }, 'GRANTED'],
    ['labour-use-filing', { outcomes: ['REFUSED'] }, 'UNDECIDABLE'],
    ['labour-use-filing', { outcomes: [null] }, 'UNDECIDABLE'],
    // R94
    ['employment-registration', { outcomes: [] }, 'GRANTED'],
    ['employment-certificate-issue', { outcomes: [] }, 'GRANTED'],
    // R95: if it concerns the applicant, and once a retirement is granted
    ['work-injury-benefit-difference', { outcomes: ['GRANTED'] }, 'GRANTED'],
    ['work-injury-benefit-difference', { outcomes: ['REFUSED', 'GRANTED'] }, 'GRANTED'],
    ['work-injury-benefit-difference', { outcomes: ['GRANTED'], concerned: false }, 'NOT_ELIGIBLE'],
    ['work-injury-benefit-difference', { outcomes: ['GRANTED'], concerned: null }, 'UNDECIDABLE'],
    ['work-injury-benefit-difference', { outcomes: ['REFUSED'] }, 'UNDECIDABLE'],
    ['work-injury-benefit-difference', { outcomes: [] }, 'UNDECIDABLE'],
    ['unemployment-benefit-stop', { outcomes: ['GRANTED'] }, 'GRANTED'],
    ['unemployment-benefit-stop', { outcomes: [] }, 'UNDECIDABLE'],
    ['unemployment-benefit-stop', { outcomes: ['GRANTED'], concerned: false }, 'NOT_ELIGIBLE'],
    ['unemployment-benefit-stop', { outcomes: ['GRANTED'], concerned: null }, 'UNDECIDABLE'],
    ['unemployment-benefit-stop', { outcomes: ['REFUSED', 'WITHDRAWN'] }, 'UNDECIDABLE'],
    // R135: no rule, no machine
    ['social-card-issue', { outcomes: ['GRANTED'] }, 'UNDECIDABLE'],
  ] as const)('%s with %j: %s', (serviceItemId, facts, expected) => {
    expect(verdict(serviceItemId, facts)).toBe(expected);
  });
});
