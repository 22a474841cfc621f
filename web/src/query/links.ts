// Addresses of views and of the API. Paths are percent-encoded here and nowhere else.
import { api } from '../api/client';
import { formatQuery, pick, filterNames, type Name, type Query } from './query';

export const viewLink = (view: string, query: Query = {}) => `/${view}${formatQuery(query)}`;
export const reportLink = (doc: string, record?: string) =>
  `/reports/${encodeURIComponent(doc)}${record ? formatQuery({ record }) : ''}`;
export const happeningLink = (id: string) => `/happenings/${encodeURIComponent(id)}`;
export const actorLink = (code: string, query: Query = {}) => `/actors/${encodeURIComponent(code)}${formatQuery(query)}`;

// A query of the API: what is asked, then what is fixed.
export function apiPath(path: string, query: Query, fixed: Record<string, string> = {}): string {
  const asked = formatQuery(query);
  const more = Object.entries(fixed).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return api + path + asked + (more ? (asked ? '&' : '?') + more : '');
}

// The same with all filters and those settings that the endpoint knows.
export const apiLink = (path: string, query: Query, settings: readonly Name[] = [], fixed: Record<string, string> = {}): string =>
  apiPath(path, pick(query, [...filterNames, ...settings]), fixed);

// Filters that an endpoint refuses are left out.
export function without(query: Query, ...names: Name[]): Query {
  const out: Partial<Record<Name, string>> = { ...query };
  for (const name of names) delete out[name];
  return out;
}

// The least confidence that pages show, unless the address names another.
export const withThreshold = (query: Query, least: number): Query =>
  query['min-confidence'] !== undefined ? query : { ...query, 'min-confidence': String(least) };
