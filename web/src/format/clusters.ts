// Places near each other on the screen drawn as one: circles stay few and apart however many places there are.
import type { Places } from '../api/types';
import { quadOf, type Quad } from './ontology';

export type MapPlace = Places['places'][number];
export interface Cluster {
  x: number;
  y: number;
  count: number;
  places: MapPlace[]; // the most frequent first
  quad: Quad | null; // the class that most of its records have
  area: boolean; // known only to lie somewhere within: a country, a province, a region, a sea
}

const areas: ReadonlySet<string> = new Set(['country', 'admin', 'region', 'sea']);
export const isArea = (place: MapPlace) => areas.has(place.kind ?? '');
export const isOnMap = (place: MapPlace): place is MapPlace & { lat: number; lon: number } => place.lat !== null && place.lon !== null;

export function mainQuad(places: MapPlace[]): Quad | null {
  const sums = new Map<Quad | null, number>();
  for (const place of places)
    for (const [type, count] of Object.entries(place.types)) sums.set(quadOf(type), (sums.get(quadOf(type)) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

// `project` gives the place on the screen, or null when it is not in sight. Areas never join points.
export function clusters(places: readonly MapPlace[], project: (place: MapPlace) => [number, number] | null, cell: number): Cluster[] {
  const cells = new Map<string, { sumX: number; sumY: number; count: number; places: MapPlace[]; area: boolean }>();
  for (const place of places) {
    const at = project(place);
    if (!at) continue;
    const area = isArea(place);
    const key = `${area}/${Math.floor(at[0] / cell)}/${Math.floor(at[1] / cell)}`;
    const found = cells.get(key) ?? { sumX: 0, sumY: 0, count: 0, places: [], area };
    found.sumX += at[0] * place.count;
    found.sumY += at[1] * place.count;
    found.count += place.count;
    found.places.push(place);
    cells.set(key, found);
  }
  return [...cells.values()]
    .map((found) => ({
      x: found.sumX / found.count,
      y: found.sumY / found.count,
      count: found.count,
      places: found.places.sort((a, b) => b.count - a.count),
      quad: mainQuad(found.places),
      area: found.area,
    }))
    .sort((a, b) => b.count - a.count);
}

// Area goes with the count; the largest count has the largest circle.
export const radius = (count: number, most: number): number => 3.5 + 20 * Math.sqrt(count / Math.max(1, most));
