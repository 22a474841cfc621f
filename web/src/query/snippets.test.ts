import { describe, expect, it } from 'vitest';
import { answerSnippet, snippet, sql } from './snippets';

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

describe('snippets of a table', () => {
  const timeline = { json: '/api/v1/timeline?by=month', rows: 'buckets', name: 'timeline' };
  it('go to its rows', () => {
    expect(answerSnippet('pandas', asked.origin, timeline, {})).toBe(
      'import json, pandas, urllib.request; timeline = pandas.json_normalize(json.load(urllib.request.urlopen("http://127.0.0.1:8080/api/v1/timeline?by=month"))["buckets"])');
    expect(answerSnippet('R', asked.origin, timeline, {})).toBe(
      'timeline <- jsonlite::fromJSON("http://127.0.0.1:8080/api/v1/timeline?by=month", flatten = TRUE)$buckets');
  });
  it('are missing where a language knows only records', () => {
    expect(answerSnippet('SQL', asked.origin, timeline, {})).toBeNull();
    expect(answerSnippet('annals', asked.origin, timeline, {})).toBeNull();
  });
  it('name the command that prints the same; a value that begins with a minus follows =', () => {
    const tally = { json: '/api/v1/tally', rows: 'happenings', name: 'tally', command: "tally --role 'killed'" };
    expect(answerSnippet('annals', asked.origin, tally, { bbox: '-80,10,-60,20', search: 'port' })).toBe(
      "annals tally annals.db --role 'killed' --bbox='-80,10,-60,20' --search 'port'");
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
  it('finds boxes and circles', () => {
    expect(sql({ bbox: '-80,10,-60,20' })).toContain('p.lat BETWEEN 10 AND 20 AND p.lon BETWEEN -80 AND -60');
    expect(sql({ bbox: '170,-20,-170,0' })).toContain('(p.lon >= 170 OR p.lon <= -170)');
    expect(sql({ near: '36.2,37.16,50' })).toContain('<= 50');
    expect(sql({ near: "0,0,1) OR 1=1 --" })).toContain('AND 0)');
  });
  it('finds words of the report', () => expect(sql({ search: "port's" })).toContain("article_words MATCH 'port''s'"));
  it('says where it is rougher', () => expect(sql({ place: 'Niger' })).toContain('-- LIKE'));
  it('takes a threshold as a number only', () => expect(sql({ 'min-confidence': '1; DROP' })).toContain('>= 0;'));
});
