import {
  compileExpression,
  parseCycle,
  parseDateTime,
  parseDuration,
  YearsMonthsDuration,
} from '../../../server/engine/embedded/feel/index.js';
import { contextOf } from './feel-context.js';

const END_OF_JANUARY = Date.UTC(2024, 0, 31, 10);
const after = (text: string): string | undefined => {
  const due = parseDuration(text)?.addTo(END_OF_JANUARY);
  return due === undefined ? undefined : new Date(due).toISOString();
};

describe('durations of timers', () => {
  test('months are calendar months, the day moves to the last one there is', () => {
    expect([after('P1M'), after('P1Y1M'), after('P13M')]).toEqual([
      '2024-02-29T10:00:00.000Z',
      '2025-02-28T10:00:00.000Z',
      '2025-02-28T10:00:00.000Z',
    ]);
  });

  test('months, weeks, days and time may be mixed, months count first', () => {
    expect(after('P1M1DT1H30M')).toBe('2024-03-01T11:30:00.000Z');
    expect(after('P1W')).toBe('2024-02-07T10:00:00.000Z');
    expect(after('PT0.5S')).toBe('2024-01-31T10:00:00.500Z');
    expect(after('-PT1H')).toBe('2024-01-31T09:00:00.000Z');
  });

  test.each(['', 'P', 'PT', 'P1DT', '1h', 'P1H', 'PT1D', 'P1M2Y', '2024-01-01'])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  test('a duration value of FEEL is one as it is', () => {
    const result = compileExpression('=duration("P1M")').evaluate(contextOf());
    const raw = result.ok ? result.raw : null;
    expect(raw instanceof YearsMonthsDuration && raw.addTo(END_OF_JANUARY)).toBe(Date.UTC(2024, 1, 29, 10));
  });
});

describe('dates of timers', () => {
  test('want an offset or Z', () => {
    expect(parseDateTime('2030-01-01T00:00:00Z')).toBe(Date.UTC(2030, 0, 1));
    expect(parseDateTime('2030-01-01T08:00:00+08:00')).toBe(Date.UTC(2030, 0, 1));
    expect(parseDateTime('2030-01-01T00:00Z')).toBe(Date.UTC(2030, 0, 1));
  });

  test.each([
    '2030-01-01',
    '2030-01-01T00:00:00',
    '2030-01-01T00:00:00@Asia/Shanghai',
    '2030-01-01T00:00:00Z[Etc/UTC]',
    '2030-02-30T00:00:00Z',
  ])('%s is none', (text) => {
    expect(parseDateTime(text)).toBeNull();
  });
});

describe('cycles of timers', () => {
  test('say how often, from when and how far apart', () => {
    expect(parseCycle('R3/PT1M')).toMatchObject({ repetitions: 3 });
    expect(parseCycle('R/P1D')).toMatchObject({ repetitions: -1 });
    expect(parseCycle('R0/PT1M')).toMatchObject({ repetitions: 0 });
    expect(parseCycle('R5/2030-01-01T00:00:00Z/PT1H')).toMatchObject({ repetitions: 5, start: Date.UTC(2030, 0, 1) });
    expect(parseCycle('R/P1M')?.interval.addTo(END_OF_JANUARY)).toBe(Date.UTC(2024, 1, 29, 10));
  });

  test.each([
    '',
    'R3',
    'R3/',
    'PT1M',
    'R3/PT',
    'Rx/PT1M',
    'R3/2030-01-01T00:00:00/PT1H',
    'R2/2024-02-29T12:00:00@Etc/UTC/PT1H',
    '0 0 8 * * *',
  ])('"%s" is none', (text) => {
    expect(parseCycle(text)).toBeNull();
  });
});
