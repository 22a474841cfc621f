import { describe, expect, it } from 'vitest';
import { changed, filtersOf, formatQuery, parseQuery, toggled, valuesOf } from './query';

describe('the address', () => {
  const table = [
    '?type=ASSAULT,COERCE&actor=USA+MIL&since=2024-01-01&until=2024-12-31',
    '?place=Gaza+City&min-confidence=0&unit=happenings',
    '?near=36.2,37.16,50&bbox=-80,10,-60,20&search=port+OR+harbour',
    '?text=%22drone+strike%22+NEAR+port',
    '?source=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9&at=%F0%9F%94%A5',
    '',
  ];
  it.each(table)('%s comes back as it was', (search) => expect(formatQuery(parseQuery(search))).toBe(search));

  it('is one for one state, whatever the order it was typed in', () => {
    expect(formatQuery(parseQuery('?until=2024-02-01&type=AID'))).toBe('?type=AID&until=2024-02-01');
  });
  it('loses what is unknown, empty or said twice', () => {
    expect(parseQuery('?type=AID&type=ASSAULT&evil=1&actor=%20')).toEqual({ type: 'AID' });
  });
  it('keeps & and = inside values', () => {
    const query = { outlet: 'A&B=C, D' };
    expect(parseQuery(formatQuery(query))).toEqual(query);
  });
});

describe('changes', () => {
  it('go back to the first page', () => {
    expect(changed({ cursor: 'abc', type: 'AID' }, { type: 'ASSAULT' })).toEqual({ type: 'ASSAULT' });
  });
  it('of what is looked at keep the page', () => {
    expect(changed({ cursor: 'abc' }, { record: 'r1' })).toEqual({ cursor: 'abc', record: 'r1' });
  });
  it('take out', () => expect(changed({ since: '2024-01-01' }, { since: '' })).toEqual({}));
});

describe('toggled', () => {
  it('adds to lists and takes out of them', () => {
    const both = toggled({ type: 'ASSAULT' }, 'type', 'AID');
    expect(valuesOf(both, 'type')).toEqual(['AID', 'ASSAULT']);
    expect(toggled(both, 'type', 'ASSAULT')).toEqual({ type: 'AID' });
  });
  it('replaces where one value is all', () => {
    expect(toggled({ country: 'MLI' }, 'country', 'NER')).toEqual({ country: 'NER' });
    expect(toggled({ country: 'MLI' }, 'country', 'MLI')).toEqual({});
  });
});

it('filtersOf leaves settings behind', () => {
  expect(filtersOf({ type: 'AID', unit: 'happenings', cursor: 'x' })).toEqual({ type: 'AID' });
});
