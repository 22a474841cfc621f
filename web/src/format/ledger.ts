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

// What is only alleged is not counted, as in the tally itself.
export function running(tally: Tally): { steps: Step[]; dayless: Counted[] } {
  const counted = tally.happenings.filter((happening) => !happening.alleged);
  const dayless = counted.filter((happening) => !firstDay(happening));
  const byDay = new Map<string, Step>();
  for (const happening of counted) {
    const day = firstDay(happening);
    if (!day) continue;
    const step = byDay.get(day) ?? { day, best: 0, min: 0, max: 0 };
    const best = tally.role === 'happenings' ? (happening.best ?? 1) : (happening.best ?? 0);
    step.best += best;
    step.min += happening.min ?? best;
    step.max += happening.max ?? best;
    byDay.set(day, step);
  }
  const steps: Step[] = [];
  let last = { best: 0, min: 0, max: 0 };
  for (const step of [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    last = { best: last.best + step.best, min: last.min + step.min, max: last.max + step.max };
    steps.push({ day: step.day, ...last });
  }
  return { steps, dayless };
}
