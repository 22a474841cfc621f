import { describe, expect, it } from 'vitest';
import { bins } from './bins';
import { addDays } from './time';

const days = (count: number) => Array.from({ length: count }, (_, i) => ({ start: addDays('2024-01-01', i), total: 2, types: { AID: 1, ASSAULT: 1 } }));

describe('bins', () => {
  it('are the buckets themselves where there is room', () => {
    const found = bins(days(3), 'day', ['2024-01-01', '2024-01-04'], 100);
    expect(found.map((bin) => [bin.start, bin.end, bin.total])).toEqual([['2024-01-01', '2024-01-02', 2], ['2024-01-02', '2024-01-03', 2], ['2024-01-03', '2024-01-04', 2]]);
  });
  it('are no more than asked for, and lose nothing', () => {
    const found = bins(days(8000), 'day', ['2024-01-01', addDays('2024-01-01', 8000)], 300);
    expect(found.length).toBeLessThanOrEqual(300);
    expect(found.reduce((sum, bin) => sum + bin.total, 0)).toBe(16000);
    expect(found.reduce((sum, bin) => sum + (bin.types['AID'] ?? 0), 0)).toBe(8000);
    expect(found[0]?.end).toBe(found[1]?.start);
  });
  it('leave the buckets alone', () => {
    const given = days(4);
    bins(given, 'day', ['2024-01-01', '2024-01-05'], 1);
    expect(given[0]?.total).toBe(2);
  });
  it('of months are months', () => {
    const months = ['2024-01-01', '2024-02-01', '2024-03-01'].map((start) => ({ start, total: 1, types: { AID: 1 } }));
    expect(bins(months, 'month', ['2024-01-01', '2024-04-01'], 3).map((bin) => bin.end)).toEqual(['2024-02-01', '2024-03-01', '2024-04-01']);
  });
});
