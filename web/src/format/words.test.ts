import { describe, expect, it } from 'vitest';
import type { Party } from '../api/types';
import { codeOf, days, number, partyName, plural, range, toldAs, typeName } from './words';

describe('range', () => {
  const table: [number | null, number | null, boolean, string][] = [
    [12, 12, false, '12'],
    [83, null, false, '≥ 83'],
    [null, 40, false, '≤ 40'],
    [10, 15, false, '10–15'],
    [15000, 15000, true, '~ 15,000'],
    [null, null, false, '?'],
    [0, 0, false, '0'],
  ];
  it.each(table)('%s to %s, rough %s: %s', (min, max, approx, text) => expect(range(min, max, approx)).toBe(text));
});

describe('days', () => {
  it('one day once', () => expect(days('2024-03-05', '2024-03-05')).toBe('2024-03-05'));
  it('a whole year, a whole month', () => {
    expect(days('2040-01-01', '2040-12-31')).toBe('2040');
    expect(days('2024-02-01', '2024-02-29')).toBe('2024-02');
    expect(days('2024-02-01', '2024-02-28')).toBe('2024-02-01 to 2024-02-28');
    expect(days('2024-01-01', '2025-12-31')).toBe('2024-01-01 to 2025-12-31');
  });
  it('a span of days', () => expect(days('2024-03-01', '2024-03-05')).toBe('2024-03-01 to 2024-03-05'));
  it('open ends', () => {
    expect(days('2024-03-01', null)).toBe('from 2024-03-01');
    expect(days(null, '2024-03-01')).toBe('until 2024-03-01');
    expect(days(null, null)).toBe('');
  });
});

describe('parties', () => {
  const party: Party = { text: 'vessels', span: [0, 7], name: null, country: null, sectors: ['CRM'], wikidata: null, hedge: null };
  const hedge = { text: 'alleged', span: [0, 7] as [number, number] };
  it('carry their hedge', () => expect(partyName({ ...party, hedge })).toBe('alleged vessels'));
  it('carry it once', () => expect(partyName({ ...party, text: 'alleged boats', hedge })).toBe('alleged boats'));
  it('carry it where a name stands for the words', () => expect(partyName({ ...party, name: 'Example Guard', hedge })).toBe('alleged Example Guard'));
  it('have a code, of an unknown country too', () => {
    expect(codeOf(party)).toBe('--- CRM');
    expect(codeOf({ country: 'USA', sectors: ['GOV', 'MIL'] })).toBe('USA GOV MIL');
    expect(codeOf({ country: null, sectors: [] })).toBe('');
  });
});

it('everything but fact says what it is', () => {
  expect(toldAs('actual')).toBeNull();
  for (const factuality of ['alleged', 'future', 'hypothetical', 'negated']) expect(toldAs(factuality)).toBeTruthy();
});

it('counts', () => {
  expect(plural(1, 'record')).toBe('1 record');
  expect(plural(1200, 'record')).toBe('1,200 records');
  expect(plural(2, 'story', 'stories')).toBe('2 stories');
  expect(number(1234567)).toBe('1,234,567');
  expect(typeName('MOBILIZE')).toBe('Mobilize');
});
