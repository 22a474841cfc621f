// Numbers, days and names as the page prints them. Fixed to English and ISO days: the page looks alike everywhere.
import type { EventRecord, Party, Place, Quantity } from '../api/types';
import { addDays, bucketEnd } from './time';

const whole = new Intl.NumberFormat('en-GB');
export const number = (value: number) => whole.format(value);
export const plural = (count: number, one: string, many = one + 's') => `${number(count)} ${count === 1 ? one : many}`;

// "12", "≥ 83", "≤ 40", "10–15", "~ 200", "?" without bounds.
export function range(min: number | null, max: number | null, approx = false): string {
  const rough = approx ? '~ ' : '';
  if (min === null && max === null) return '?';
  if (max === null) return `${rough}≥ ${number(min as number)}`;
  if (min === null) return `${rough}≤ ${number(max)}`;
  return rough + (min === max ? number(min) : `${number(min)}–${number(max)}`);
}

// A whole year or month is written as such: "2040", "2024-03".
function span(start: string, end: string): string {
  if (start === end) return start;
  if (start === `${start.slice(0, 4)}-01-01` && end === `${start.slice(0, 4)}-12-31`) return start.slice(0, 4);
  if (start.endsWith('-01') && addDays(end, 1) === bucketEnd(start, 'month')) return start.slice(0, 7);
  return `${start} to ${end}`;
}

// "2024-03-05", "2024-03-01 to 2024-03-05", "2024-03", "until 2024-03-05", "" without any.
export function days(start: string | null | undefined, end: string | null | undefined): string {
  if (start && end) return span(start, end);
  if (start) return `from ${start}`;
  return end ? `until ${end}` : '';
}

// Where the list places a record: its own days, or for one without days that is told as having been the days before publication.
export function when(record: EventRecord): { text: string; undated: boolean } {
  if (record.date && (record.date.start || record.date.end)) return { text: days(record.date.start, record.date.end), undated: false };
  return { text: record.published ? `by ${record.published.slice(0, 10)}` : '', undated: true };
}

export const codeOf = (party: { country: string | null; sectors: string[] }): string =>
  party.country || party.sectors.length ? [party.country ?? '---', ...party.sectors].join(' ') : '';

// "alleged traffickers": the hedge stands before the name when the words do not hold it already.
export function partyName(party: Party): string {
  const name = party.name ?? party.text;
  const hedge = party.hedge?.text;
  return hedge && !name.toLowerCase().includes(hedge.toLowerCase()) ? `${hedge} ${name}` : name;
}

export const parties = (list: Party[]): string => list.map(partyName).join(', ') || '?';

export const placeName = (place: Place): string => place.name ?? place.text;

export const quantityLabel = (quantity: Quantity): string =>
  [quantity.role, range(quantity.min, quantity.max, quantity.approx), quantity.unit ?? ''].filter(Boolean).join(' ');

// What must stand beside a record that is not told as fact, or that somebody vouches for.
const told: Record<string, string> = { alleged: 'alleged', future: 'announced or feared', hypothetical: 'might be', negated: 'denied', denied: 'denied' };
export const toldAs = (factuality: string): string | null => told[factuality] ?? null;

export function speaker(record: EventRecord): string | null {
  if (!record.attribution) return null;
  return record.attribution.name ?? record.attribution.text;
}

export const typeName = (type: string) => type.charAt(0) + type.slice(1).toLowerCase().replaceAll('_', ' ');
export const percent = (share: number) => `${Math.round(share * 100)} %`;
