// The address is the state: what a view shows is read from its query and written back to it. Names are those of the
// API, which are those of the command line, so that an address can be read, typed and kept.

// In the order in which they are written, so that one state has one address.
export const filterNames = [
  'type', 'mode', 'context', 'factuality', 'actor', 'recipient', 'actor-text', 'recipient-text', 'country', 'place',
  'near', 'bbox', 'text', 'search', 'source', 'outlet', 'since', 'until', 'min-confidence',
] as const;
export type FilterName = (typeof filterNames)[number];

// What only one view knows.
export const settingNames = ['unit', 'by', 'role', 'sort', 'cursor', 'least-reports', 'record', 'at', 'all'] as const;
export type SettingName = (typeof settingNames)[number];

export type Name = FilterName | SettingName;
export type Query = Readonly<Partial<Record<Name, string>>>;

const listed: ReadonlySet<Name> = new Set(['type', 'mode', 'context', 'factuality']);
const names: readonly Name[] = [...filterNames, ...settingNames];
const isName = (name: string): name is Name => (names as readonly string[]).includes(name);

export function parseQuery(search: string): Query {
  const out: Partial<Record<Name, string>> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const text = value.trim();
    if (isName(name) && text && out[name] === undefined) out[name] = text;
  }
  return out;
}

// "?type=ASSAULT,COERCE&since=2024-01-01"; empty without anything.
export function formatQuery(query: Query): string {
  const out = names.flatMap((name) => {
    const value = query[name];
    return value ? [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%20', '+')}`] : [];
  });
  return out.length ? '?' + out.join('&') : '';
}

// A change: undefined or an empty text takes a name out.
export type Change = Partial<Record<Name, string | undefined>>;

// Another filter is another list, which begins with its first page.
export function changed(query: Query, change: Change): Query {
  const out: Partial<Record<Name, string>> = { ...query };
  const refilters = Object.keys(change).some((name) => !['record', 'at', 'all'].includes(name));
  if (refilters) delete out.cursor;
  for (const name of names) {
    if (!(name in change)) continue;
    const value = change[name];
    if (value) out[name] = value;
    else delete out[name];
  }
  return out;
}

export const filtersOf = (query: Query): Query => pick(query, filterNames);

export function pick(query: Query, wanted: readonly Name[]): Query {
  const out: Partial<Record<Name, string>> = {};
  for (const name of wanted) if (query[name]) out[name] = query[name];
  return out;
}

export const valuesOf = (query: Query, name: Name): string[] =>
  listed.has(name) ? (query[name] ?? '').split(',').filter(Boolean) : query[name] ? [query[name]] : [];

// Puts a value in or takes it out: lists hold several, other filters one.
export function toggled(query: Query, name: FilterName, value: string): Query {
  const values = valuesOf(query, name);
  if (!listed.has(name)) return changed(query, { [name]: values[0] === value ? undefined : value });
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return changed(query, { [name]: next.sort().join(',') });
}
