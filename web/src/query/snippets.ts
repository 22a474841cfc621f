// One-liners that repeat a query elsewhere: what a study's methods section can print.
import { filterNames, type FilterName, type Query } from './query';

export const languages = ['curl', 'pandas', 'R', 'SQL', 'annals'] as const;
export type Language = (typeof languages)[number];

export interface Asked {
  origin: string; // "http://127.0.0.1:8080"
  csv: string; // the address of the same rows as CSV, from the root
  query: Query;
}

const quoteShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
// Double-quoted strings of Python and R agree on these escapes.
const quoteString = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const quoteSql = (text: string) => `'${text.replaceAll("'", "''")}'`;

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
      return command(asked.query);
  }
}

function command(query: Query): string {
  const options = filterNames.flatMap((name) => (query[name] ? [`--${name} ${quoteShell(query[name])}`] : []));
  return ['annals events annals.db', ...options, '--format csv'].join(' ');
}

// The same rows from the file (docs/reference/store.md). SQLite alone knows no word boundaries, so the filters that
// want whole words are written with LIKE, which finds parts of words too; a comment says so.
export function sql(query: Query): string {
  const conditions = filterNames.flatMap((name) => condition(name, query[name]));
  const roughly = wordFilters.some((name) => query[name]);
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT e.* FROM events e${where};${roughly ? ' -- LIKE also finds parts of words' : ''}`;
}

const wordFilters: FilterName[] = ['actor-text', 'recipient-text', 'place', 'source'];
const list = (value: string) => `(${value.split(',').map((part) => quoteSql(part.trim())).join(', ')})`;
const inList = (column: string, value: string) =>
  `EXISTS (SELECT 1 FROM record r, json_each(r.${column}) j WHERE r.key = e.record AND j.value IN ${list(value)})`;
const like = (table: string, value: string, side = '') =>
  `EXISTS (SELECT 1 FROM ${table} p WHERE p.record = e.record${side} AND (p.text LIKE ${quoteSql(`%${value}%`)} OR p.name LIKE ${quoteSql(`%${value}%`)}))`;

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
    case 'source':
      return [like('attribution', value)];
    case 'text':
      return [`e.record IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ${quoteSql(value)})`];
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
