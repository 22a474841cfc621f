import { describe, expect, it } from 'vitest';
import type { Tally } from '../api/types';
import { running, stepHappenings } from './ledger';
import { bucketEnd, dateOf, suitedBy, tickLabels, within } from './time';

const happening = (date: string | null, best: number | null, min = best, max = best, alleged = false) => ({
  event: 'e', date, undated: false, place: null, best, min, max, alleged, sources: [], denials: [],
});
const tally: Tally = {
  role: 'killed', best: 17, min: 15, max: 24, best_rule: '', statements: [], gap: null,
  happenings: [
    happening('2024-03-07', 10, 8, 15),
    happening('2024-03-01/2024-03-03', 5),
    happening('2024-03-07', 2, 2, 4),
    happening('2024-03-02', 90, 90, 90, true),
    happening(null, 3),
    happening('2024-03-09', null),
  ],
};

describe('running', () => {
  it('adds day by day, from the first day of each happening', () => {
    expect(running(tally).steps).toEqual([
      { day: '2024-03-01', best: 5, min: 5, max: 5 },
      { day: '2024-03-07', best: 17, min: 15, max: 24 },
    ]);
  });
  it('opens with the happenings of a day, the first day with those before it', () => {
    expect(stepHappenings(tally, '2024-03-07', '2024-03-01').map((each) => each.best)).toEqual([10, 2]);
    expect(stepHappenings(tally, '2024-03-07', '2024-03-07').map((each) => each.best)).toEqual([10, 5, 2]);
    expect(stepHappenings(tally, '2024-03-09', null)).toEqual([]);
  });
  it('sets aside what has no day', () => expect(running(tally).dayless).toBe(1));
  it('begins with what lies before, ends without what lies after', () => {
    const line = running(tally, '2024-03-05', '2024-03-08');
    expect(line.steps).toEqual([
      { day: '2024-03-05', best: 5, min: 5, max: 5 },
      { day: '2024-03-07', best: 17, min: 15, max: 24 },
    ]);
    expect(line).toMatchObject({ before: 1, after: 1 });
  });
});

describe('buckets', () => {
  it('end where the next begins', () => {
    expect(bucketEnd('2024-02-28', 'day')).toBe('2024-02-29');
    expect(bucketEnd('2024-12-30', 'week')).toBe('2025-01-06');
    expect(bucketEnd('2024-12-01', 'month')).toBe('2025-01-01');
  });
  it('lie within a time that they touch', () => {
    const months = ['2024-01-01', '2024-02-01', '2024-03-01'].map((start) => ({ start }));
    expect(within(months, 'month', ['2024-02-15', '2024-03-01'])).toEqual([{ start: '2024-02-01' }]);
  });
  it('suit the time they cut', () => {
    expect(suitedBy('2024-03-01', '2024-04-01')).toBe('day');
    expect(suitedBy('2024-01-01', '2024-12-31')).toBe('week');
    expect(suitedBy('2010-01-01', '2024-12-31')).toBe('month');
    expect(suitedBy(null, null)).toBe('month');
  });
});

it.each([['2024-03-01', '2024-04-01', '6 Mar'], ['2023-01-01', '2024-12-31', 'Mar 2024'], ['2002-01-01', '2025-01-01', '2024']])('from %s to %s an axis says %s', (first, last, label) =>
  expect(tickLabels(first, last)(dateOf('2024-03-06'))).toBe(label));
