// The world as the map draws it: coasts and borders, the projection, and what part of the globe a part of the screen is.
import { geoBounds, geoCircle, geoContains, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import { zoomIdentity, type ZoomTransform } from 'd3-zoom';
import type { Feature, FeatureCollection, LineString, MultiLineString, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Box, Circle } from '../query/area';

export interface Atlas {
  land: FeatureCollection;
  borders: MultiLineString;
  countries: Map<string, Feature>; // by their numbers, which both details share
}

export async function loadAtlas(detail: 'coarse' | 'fine'): Promise<Atlas> {
  const loaded = detail === 'coarse' ? await import('world-atlas/countries-110m.json') : await import('world-atlas/countries-50m.json');
  const atlas = loaded.default as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
  return {
    land: feature(atlas, atlas.objects.land),
    borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
    countries: new Map(feature(atlas, atlas.objects.countries).features.map((shape) => [String(shape.id), shape])),
  };
}

// Finds the country in which a point lies; null for islands that the coarse coasts leave out.
export function countryFinder(atlas: Atlas): (lon: number, lat: number) => string | null {
  const bounded = [...atlas.countries].map(([id, shape]) => ({ id, shape, bounds: geoBounds(shape) }));
  return (lon, lat) => {
    const near = bounded.filter(({ bounds: [[west, south], [east, north]] }) => lat >= south && lat <= north && (west > east || (lon >= west && lon <= east)));
    return near.find(({ shape }) => geoContains(shape, [lon, lat]))?.id ?? null;
  };
}

export const wholeWorld = (width: number, height: number): GeoProjection => geoNaturalEarth1().fitSize([width, height], { type: 'Sphere' });

export function zoomed(whole: GeoProjection, { k, x, y }: ZoomTransform): GeoProjection {
  const [left, top] = whole.translate();
  return geoNaturalEarth1().scale(whole.scale() * k).translate([left * k + x, top * k + y]);
}

// The smallest box of degrees that holds a part of the screen; null where that shows nothing of the globe.
export function boxOnScreen(projection: GeoProjection, [x0, y0]: [number, number], [x1, y1]: [number, number]): Box | null {
  const steps = 24;
  const found: [number, number][] = [];
  for (let i = 0; i <= steps; i++)
    for (let j = 0; j <= steps; j++) {
      const at: [number, number] = [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * j) / steps];
      const degrees = projection.invert?.(at);
      const back = degrees && projection(degrees);
      // Beside the globe the inverse gives a point that lies elsewhere.
      if (degrees && back && Math.hypot(back[0] - at[0], back[1] - at[1]) < 1) found.push(degrees);
    }
  if (!found.length) return null;
  const lons = found.map(([lon]) => lon);
  const lats = found.map(([, lat]) => lat);
  return { west: Math.max(-180, Math.min(...lons)), south: Math.max(-90, Math.min(...lats)), east: Math.min(180, Math.max(...lons)), north: Math.min(90, Math.max(...lats)) };
}

// Outlines as lines with so many points that they follow the parallels. A box across the 180th meridian is two lines.
export function boxOutline({ west, south, east, north }: Box): MultiLineString {
  const around = (from: number, to: number): Position[] => {
    const along = (a: number, b: number, at: (t: number) => Position) => Array.from({ length: 40 }, (_, i) => at(a + ((b - a) * i) / 39));
    return [
      ...along(from, to, (lon) => [lon, south]), ...along(south, north, (lat) => [to, lat]),
      ...along(to, from, (lon) => [lon, north]), ...along(north, south, (lat) => [from, lat]),
    ];
  };
  return { type: 'MultiLineString', coordinates: west > east ? [around(west, 180), around(-180, east)] : [around(west, east)] };
}

export function circleOutline({ lat, lon, km }: Circle): LineString {
  const ring = geoCircle().center([lon, lat]).radius(Math.min(179, km / 111.19))().coordinates[0];
  return { type: 'LineString', coordinates: ring ?? [] };
}

// How the map must lie so that an outline fills it.
export function fitted(whole: GeoProjection, outline: MultiLineString | LineString, width: number, height: number): ZoomTransform {
  const points = (outline.type === 'LineString' ? outline.coordinates : outline.coordinates.flat()).flatMap((at) => [whole(at as [number, number]) ?? []].filter((found) => found.length));
  if (!points.length) return zoomIdentity;
  const xs = points.map(([x = 0]) => x);
  const ys = points.map(([, y = 0]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.max(1, Math.min(60, 0.9 * Math.min(width / Math.max(1, right - left), height / Math.max(1, bottom - top))));
  return zoomIdentity.translate(width / 2 - (k * (left + right)) / 2, height / 2 - (k * (top + bottom)) / 2).scale(k);
}
