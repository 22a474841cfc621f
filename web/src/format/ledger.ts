// A tally as a line over time: after each day, least, best and most of all happenings up to then.
import type { Tally } from '../api/types';

export interface Step {
  day: string;
  best: number;
  min: number;
  max: number;
}
type Counted = Tally['happenings'][number];

export const firstDay = (happening: Counted): string | null => happening.date?.split('/')[0] ?? null;

export interface Line {
  steps: Step[];
  dayless: number; // happenings without a day: added at no point of the line
  before: number; // happenings before the line begins: in its first step
  after: number; // happenings that a report places after the line's end: not in it
}

// What is only alleged is not counted, as in the tally itself. Reports mention old happenings and misread years, and
// one of them would squeeze all others together: the line runs from `from` to `to`, and says what lies outside.
export function running(tally: Tally, from: string | null = null, to: string | null = null): Line {
  const counted = tally.happenings.filter((happening) => !happening.alleged);
  const out: Line = { steps: [], dayless: 0, before: 0, after: 0 };
  const byDay = new Map<string, Step>();
  for (const happening of counted) {
    const first = firstDay(happening);
    if (!first) {
      out.dayless += 1;
      continue;
    }
    if (to && first > to) {
      out.after += 1;
      continue;
    }
    const early = from !== null && first < from;
    if (early) out.before += 1;
    const day = early ? from : first;
    const step = byDay.get(day) ?? { day, best: 0, min: 0, max: 0 };
    const best = happening.best ?? (tally.role === 'happenings' ? 1 : 0);
    step.best += best;
    step.min += happening.min ?? best;
    step.max += happening.max ?? best;
    byDay.set(day, step);
  }
  let last = { best: 0, min: 0, max: 0 };
  for (const step of [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    last = { best: last.best + step.best, min: last.min + step.min, max: last.max + step.max };
    if (step.best > 0 || step.max > 0) out.steps.push({ day: step.day, ...last }); // else it adds nothing
  }
  return out;
}

// The happenings with a figure that the step of a day adds, the most first; the first step holds what was before it too.
export function stepHappenings(tally: Tally, day: string, from: string | null): Counted[] {
  const first = from !== null && day <= from;
  const counts = (happening: Counted) => !happening.alleged && (happening.best !== null || tally.role === 'happenings');
  return tally.happenings
    .filter((happening) => {
      const when = counts(happening) ? firstDay(happening) : null;
      return when !== null && (first ? when <= day : when === day);
    })
    .sort((a, b) => (b.best ?? 0) - (a.best ?? 0));
}
