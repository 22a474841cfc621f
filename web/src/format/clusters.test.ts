import { describe, expect, it } from 'vitest';
import { clusters, radius, type MapPlace } from './clusters';

const place = (name: string, lon: number, lat: number, count: number, kind = 'city', type = 'ASSAULT'): MapPlace => ({
  name, country: null, lat, lon, geonameid: null, kind, count, types: { [type]: count },
});
const flat = (at: MapPlace): [number, number] | null => (at.lon === null || at.lat === null ? null : [at.lon, at.lat]);

describe('clusters', () => {
  const places = [place('A', 1, 1, 3), place('B', 2, 2, 1), place('C', 50, 50, 2, 'city', 'AID'), place('Land', 1, 1, 9, 'country')];
  const found = clusters(places, flat, 10);

  it('join near points, never areas with points', () => {
    expect(found.map((each) => each.places.map((at) => at.name))).toEqual([['Land'], ['A', 'B'], ['C']]);
  });
  it('lie where most of their records do and lose none', () => {
    expect(found[1]).toMatchObject({ x: 1.25, y: 1.25, count: 4, area: false, quad: 'material conflict' });
    expect(found.reduce((sum, each) => sum + each.count, 0)).toBe(15);
  });
  it('leave out what is out of sight', () => expect(clusters(places, () => null, 10)).toEqual([]));
});

it('circles grow with the root of the count', () => {
  expect(radius(100, 100) - 3.5).toBeCloseTo(2 * (radius(25, 100) - 3.5));
});
