// Spans of time drawn together where there are more of them than the drawing has room for.
import type { Timeline } from '../api/types';
import { bucketEnd, dateOf, type By } from './time';

type Bucket = Timeline['buckets'][number];
export interface Bin extends Bucket {
  end: string; // the first day after it
}

// How many days, weeks or months lie before a day; only differences mean anything.
function index(day: string, by: By): number {
  const date = dateOf(day);
  if (by === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(date.getTime() / 86_400_000 / (by === 'day' ? 1 : 7));
}

// At most `most` bins over a time whose last day is not included, each of as many days, weeks or months as the others. A bin is the sum
// of its buckets, and reaches from the first of them to the last.
export function bins(buckets: readonly Bucket[], by: By, [from, to]: readonly [string, string], most: number): Bin[] {
  const first = index(from, by);
  const together = Math.max(1, Math.ceil((index(to, by) - first) / Math.max(1, most)));
  const out: Bin[] = [];
  let open = NaN;
  for (const bucket of buckets) {
    const cell = Math.floor((index(bucket.start, by) - first) / together);
    const last = out.at(-1);
    if (!last || cell !== open) {
      out.push({ ...bucket, types: { ...bucket.types }, end: bucket.start });
      open = cell;
      continue;
    }
    last.total += bucket.total;
    last.end = bucket.start;
    for (const [type, count] of Object.entries(bucket.types)) last.types[type] = (last.types[type] ?? 0) + count;
  }
  for (const bin of out) bin.end = bucketEnd(bin.end, by);
  return out;
}
