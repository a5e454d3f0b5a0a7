import { describe, expect, it } from '@jest/globals';
import { isCreditCode, isResidentIdNumber } from '../../server/api/identity-numbers.js';
import { madeUpIdNumber } from '../support/applicant.js';
import { madeUpCreditCode } from '../support/fill-form.js';

const withAnother = (text: string, at: number, characters: string) =>
  [...characters].filter((each) => each !== text[at]).map((each) => text.slice(0, at) + each + text.slice(at + 1));

describe('check digits', () => {
  it('tells a wrong character of an ID number at every place', () => {
    const right = madeUpIdNumber(7);
    expect(isResidentIdNumber(right)).toBe(true);
    for (let at = 0; at < 17; at++) expect(withAnother(right, at, '0123456789').filter(isResidentIdNumber)).toEqual([]);
    expect(withAnother(right, 17, '0123456789X').filter(isResidentIdNumber)).toEqual([]);
  });

  it('tells a wrong character of a 统一社会信用代码 at every place, and knows no I, O, S, V, Z', () => {
    const right = madeUpCreditCode(42);
    expect(isCreditCode(right)).toBe(true);
    expect(isCreditCode(right.toLowerCase())).toBe(true);
    for (let at = 0; at < 18; at++)
      expect(withAnother(right, at, '0123456789ABCDEFGHJKLMNPQRTUWXY').filter(isCreditCode)).toEqual([]);
    expect(withAnother(right, 9, 'IOSVZ').filter(isCreditCode)).toEqual([]);
    expect(isCreditCode(right.slice(1))).toBe(false);
  });

  // a sample that is widely shown
  it.each(['91350100M000100Y43'])('knows %s', (code) => expect(isCreditCode(code)).toBe(true));
});
