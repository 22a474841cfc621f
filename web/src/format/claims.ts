// A record as the list of its claims: a field, its value, and the words it rests on.
import type { EventRecord, Span } from '../api/types';
import { codeOf, days, partyName, placeName, range } from './words';

export interface Claim {
  id: string; // of this page: record, field and position
  record: string;
  field: string; // "actor", as in the record
  label: string; // "Who"
  value: string;
  code: string | null;
  words: string;
  span: Span;
  quad: string;
  because: string[];
}

type Found = Pick<Claim, 'field' | 'label' | 'value' | 'code' | 'words' | 'span'>;

function found(field: string, label: string, value: string, quote: { text: string; span: number[] }, code: string | null = null): Found {
  return { field, label, value, code, words: quote.text, span: [quote.span[0] ?? 0, quote.span[1] ?? 0] };
}

export function claimsOf(record: EventRecord): Claim[] {
  const out: Found[] = [found('trigger', 'What', [record.event_type, ...record.modes].join(' '), record.trigger)];
  for (const side of ['actor', 'recipient'] as const)
    for (const party of record[side]) {
      const label = side === 'actor' ? 'Who' : 'To whom';
      out.push(found(side, label, partyName(party), party, codeOf(party) || null));
      if (party.hedge) out.push(found(`${side} hedge`, 'Hedge', party.hedge.text, party.hedge));
    }
  if (record.date) out.push(found('date', 'When', days(record.date.start, record.date.end) || 'unresolved', record.date));
  for (const place of record.places) out.push(found('places', 'Where', placeName(place), place, place.country));
  for (const quantity of record.quantities) {
    const value = `${quantity.role} ${range(quantity.min, quantity.max, quantity.approx)}${quantity.unit ? ` ${quantity.unit}` : ''}`;
    out.push(found('quantities', 'How many', value, quantity));
  }
  if (record.attribution) {
    const { attribution } = record;
    out.push(found('attribution', 'Says', attribution.name ?? attribution.text, attribution, codeOf(attribution) || null));
    if (attribution.cue) out.push(found('cue', 'Cue', attribution.cue.text, attribution.cue));
  }
  return out.map((claim, i) => ({
    ...claim,
    id: `${record.id}/${i}`,
    record: record.id,
    quad: record.quad,
    because: record.because[claim.field === 'trigger' ? 'event_type' : claim.field] ?? [],
  }));
}
