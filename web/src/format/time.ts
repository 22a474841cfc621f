// Days as ISO text and as points on an axis, always in UTC: a day is a day everywhere.
export type By = 'day' | 'week' | 'month';
export const bys: readonly By[] = ['day', 'week', 'month'];

export const dateOf = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

// The first day after a bucket.
export function bucketEnd(start: string, by: By): string {
  if (by === 'day') return addDays(start, 1);
  if (by === 'week') return addDays(start, 7);
  const date = dateOf(start);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)));
}

// Those that lie at least partly in a time, whose last day is not included.
export const within = <T extends { start: string }>(buckets: readonly T[], by: By, [from, to]: readonly [string, string]): T[] =>
  buckets.filter((bucket) => bucket.start < to && (bucket.start >= from || bucketEnd(bucket.start, by) > from));

// How finely a stretch of time is best cut: at most about a hundred bars.
export function suitedBy(first: string | null, last: string | null): By {
  if (!first || !last) return 'month';
  const count = (dateOf(last).getTime() - dateOf(first).getTime()) / 86_400_000;
  return count <= 92 ? 'day' : count <= 750 ? 'week' : 'month';
}

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

// What is written at an axis, as finely as its length asks for: "6 Mar", "Mar 2024", "2024".
export function tickLabels(first: string, last: string): (date: Date) => string {
  const days = (dateOf(last).getTime() - dateOf(first).getTime()) / 86_400_000;
  if (days <= 200) return (date) => dayAndMonth.format(date);
  return days <= 1500 ? (date) => monthAndYear.format(date) : (date) => String(date.getUTCFullYear());
}
