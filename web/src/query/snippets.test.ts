import { describe, expect, it } from 'vitest';
import { snippet, sql } from './snippets';

const asked = {
  origin: 'http://127.0.0.1:8080',
  csv: '/api/v1/records.csv?type=ASSAULT&place=Kings+Town',
  query: { type: 'ASSAULT', place: "King's Town" },
};

describe('snippets', () => {
  it('curl quotes the address', () => {
    expect(snippet('curl', asked)).toBe(
      "curl -fsS 'http://127.0.0.1:8080/api/v1/records.csv?type=ASSAULT&place=Kings+Town' -o records.csv");
  });
  it('pandas and R read the same address', () => {
    expect(snippet('pandas', asked)).toContain(`read_csv("http://127.0.0.1:8080${asked.csv}")`);
    expect(snippet('R', asked)).toContain(`read.csv("http://127.0.0.1:8080${asked.csv}")`);
  });
  it('the command has the options of the same names', () => {
    expect(snippet('annals', asked)).toBe(`annals events annals.db --type 'ASSAULT' --place 'King'\\''s Town' --format csv`);
  });
});

describe('SQL', () => {
  it('asks for everything without filters', () => expect(sql({})).toBe('SELECT e.* FROM events e;'));
  it('doubles quotes, so that a value stays a value', () => {
    expect(sql({ outlet: "x' OR 1=1 --" })).toBe(
      "SELECT e.* FROM events e WHERE e.outlet = 'x'' OR 1=1 --' COLLATE NOCASE;");
  });
  it('reads codes as the command does', () => {
    expect(sql({ actor: 'usa' })).toContain("p.code GLOB 'USA*'");
    expect(sql({ actor: 'USA MIL' })).toContain("ifnull(p.country, '---') = 'USA' AND EXISTS (SELECT 1 FROM json_each(p.sectors) WHERE value = 'MIL')");
  });
  it('says where it is rougher', () => expect(sql({ place: 'Niger' })).toContain('-- LIKE'));
  it('takes a threshold as a number only', () => expect(sql({ 'min-confidence': '1; DROP' })).toContain('>= 0;'));
});
