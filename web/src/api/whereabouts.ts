// Where a place lies, by what the records of this database know: there is no other gazetteer behind the page.
import { pointOf } from '../query/area';
import { apiPath } from '../query/links';
import { get } from './client';
import type { Places } from './types';

// "36.2, 37.1" is itself; a name is the place of that name that most records have, else the first that holds it.
export async function whereabouts(text: string): Promise<{ lat: number; lon: number } | null> {
  const point = pointOf(text);
  if (point) return point;
  const every = 'actual,alleged,future,hypothetical,negated';
  const { places } = await get<Places>(apiPath('/places', { place: text, factuality: every }, { limit: '50' }));
  const placed = places.filter((place) => place.lat !== null && place.lon !== null);
  const found = placed.find((place) => place.name.toLowerCase() === text.toLowerCase()) ?? placed[0];
  return found && found.lat !== null && found.lon !== null ? { lat: found.lat, lon: found.lon } : null;
}
