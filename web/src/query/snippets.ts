// One-liners that repeat a query elsewhere: what a study's methods section can print.
import { boxOf, circleOf } from './area';
import { filterNames, type FilterName, type Query } from './query';

export const languages = ['curl', 'pandas', 'R', 'SQL', 'annals'] as const;
export type Language = (typeof languages)[number];

export interface Asked {
  origin: string; // "http://127.0.0.1:8080"
  csv: string; // the address of the same rows as CSV, from the root
  query: Query;
}

// A table of a view: the address of its answer, and where in the answer its rows are.
export interface Answer {
  json: string; // from the root
  rows: string | null; // "buckets"; null: the answer as it is
  name: string; // what the rows are called: "timeline"
  command?: string | undefined; // the command that prints the same, with its own options: "tally --role 'killed'"
}

const quoteShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
// Double-quoted strings of Python and R agree on these escapes.
const quoteString = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const quoteSql = (text: string) => `'${text.replaceAll("'", "''")}'`;
const nameOf = (text: string) => text.replace(/\W+/g, '_').toLowerCase();

// The records themselves.
export function snippet(language: Language, asked: Asked): string {
  const address = asked.origin + asked.csv;
  switch (language) {
    case 'curl':
      return `curl -fsS ${quoteShell(address)} -o records.csv`;
    case 'pandas':
      return `import pandas; records = pandas.read_csv(${quoteString(address)})`;
    case 'R':
      return `records <- read.csv(${quoteString(address)})`;
    case 'SQL':
      return sql(asked.query);
    case 'annals':
      return `${command('events', asked.query)} --format csv`;
  }
}

// The table that a view shows; null where the language has no way to it but through the records.
export function answerSnippet(language: Language, origin: string, answer: Answer, query: Query): string | null {
  const address = origin + answer.json;
  const name = nameOf(answer.name);
  switch (language) {
    case 'curl':
      return `curl -fsS ${quoteShell(address)} -o ${name}.json`;
    case 'pandas': {
      const read = `json.load(urllib.request.urlopen(${quoteString(address)}))`;
      return `import json, pandas, urllib.request; ${name} = pandas.json_normalize(${read}${answer.rows ? `["${answer.rows}"]` : ''})`;
    }
    case 'R':
      return `${name} <- jsonlite::fromJSON(${quoteString(address)}, flatten = TRUE)${answer.rows ? `$${answer.rows}` : ''}`;
    case 'SQL':
      return null;
    case 'annals':
      return answer.command ? command(answer.command, query) : null;
  }
}

export const option = (name: string, value: string) => `--${name}${value.startsWith('-') ? '=' : ' '}${quoteShell(value)}`;

function command(what: string, query: Query): string {
  const [verb, ...own] = what.split(' ');
  const options = filterNames.flatMap((name) => (query[name] ? [option(name, query[name])] : []));
  return ['annals', verb, 'annals.db', ...own, ...options].join(' ');
}

// The same rows from the file (docs/reference/store.md). SQLite alone knows no word boundaries, so the filters that
// want whole words are written with LIKE, which finds parts of words too; a comment says so.
export function sql(query: Query): string {
  const conditions = filterNames.flatMap((name) => condition(name, query[name]));
  const roughly = wordFilters.some((name) => query[name]);
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const notes = [...(roughly ? ['LIKE also finds parts of words'] : []), ...(query.near ? ['needs the math functions of SQLite 3.35'] : [])];
  return `SELECT e.* FROM events e${where};${notes.length ? ` -- ${notes.join('; ')}` : ''}`;
}

const wordFilters: FilterName[] = ['actor-text', 'recipient-text', 'place', 'source'];
const list = (value: string) => `(${value.split(',').map((part) => quoteSql(part.trim())).join(', ')})`;
const inList = (column: string, value: string) =>
  `EXISTS (SELECT 1 FROM record r, json_each(r.${column}) j WHERE r.key = e.record AND j.value IN ${list(value)})`;
const like = (table: string, value: string, side = '') =>
  `EXISTS (SELECT 1 FROM ${table} p WHERE p.record = e.record${side} AND (p.text LIKE ${quoteSql(`%${value}%`)} OR p.name LIKE ${quoteSql(`%${value}%`)}))`;

// Places of a record that lie in a box or a circle. What is no such area finds nothing.
const placed = (condition: string) => `EXISTS (SELECT 1 FROM place p WHERE p.record = e.record AND ${condition})`;

function inBox(value: string): string {
  const box = boxOf(value);
  if (!box) return placed('0');
  const longitudes = box.west > box.east ? `(p.lon >= ${box.west} OR p.lon <= ${box.east})` : `p.lon BETWEEN ${box.west} AND ${box.east}`;
  return placed(`p.lat BETWEEN ${box.south} AND ${box.north} AND ${longitudes}`);
}

// The haversine formula on a globe of 6,371 km.
function inCircle(value: string): string {
  const circle = circleOf(value);
  if (!circle) return placed('0');
  const half = (column: string, middle: number) => `pow(sin(radians(${column} - ${middle}) / 2), 2)`;
  const across = `cos(radians(${circle.lat})) * cos(radians(p.lat)) * ${half('p.lon', circle.lon)}`;
  return placed(`12742 * asin(sqrt(${half('p.lat', circle.lat)} + ${across})) <= ${circle.km}`);
}

function code(side: string, value: string): string {
  const [first = '', ...sectors] = value.toUpperCase().split(/\s+/);
  const country = sectors.length ? `ifnull(p.country, '---') = ${quoteSql(first)}` : `p.code GLOB ${quoteSql(first + '*')}`;
  const having = sectors.map((sector) => ` AND EXISTS (SELECT 1 FROM json_each(p.sectors) WHERE value = ${quoteSql(sector)})`);
  return `EXISTS (SELECT 1 FROM participant p WHERE p.record = e.record AND p.side = '${side}' AND ${country}${having.join('')})`;
}

function condition(name: FilterName, value: string | undefined): string[] {
  if (!value) return [];
  switch (name) {
    case 'type':
      return [`e.event_type IN ${list(value)}`];
    case 'mode':
      return [inList('modes', value)];
    case 'context':
      return [inList('contexts', value)];
    case 'factuality':
      return [`e.factuality IN ${list(value)}`];
    case 'actor':
    case 'recipient':
      return [code(name, value)];
    case 'actor-text':
      return [like('participant', value, ` AND p.side = 'actor'`)];
    case 'recipient-text':
      return [like('participant', value, ` AND p.side = 'recipient'`)];
    case 'country': {
      const wanted = quoteSql(value.toUpperCase());
      return [`e.record IN (SELECT record FROM participant WHERE country = ${wanted} UNION SELECT record FROM place WHERE country = ${wanted})`];
    }
    case 'place':
      return [like('place', value)];
    case 'near':
      return [inCircle(value)];
    case 'bbox':
      return [inBox(value)];
    case 'source':
      return [like('attribution', value)];
    case 'text':
      return [`e.record IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ${quoteSql(value)})`];
    case 'search':
      return [`e.record IN (SELECT r.key FROM record r JOIN coding c ON c.key = r.coding WHERE c.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ${quoteSql(value)}))`];
    case 'outlet':
      return [`e.outlet = ${quoteSql(value)} COLLATE NOCASE`];
    case 'since':
      return [`e.day_end >= ${quoteSql(value)}`];
    case 'until':
      return [`e.day_start <= ${quoteSql(value)}`];
    case 'min-confidence':
      return [`e.confidence >= ${Number(value) || 0}`];
  }
}
