import { zoomIdentity } from 'd3-zoom';
import { describe, expect, it } from 'vitest';
import { boxOnScreen, boxOutline, circleOutline, countryFinder, fitted, loadAtlas, wholeWorld, zoomed } from './world';

const [width, height] = [800, 416];
const whole = wholeWorld(width, height);

describe('a part of the screen', () => {
  it('all of it is the globe', () => {
    const box = boxOnScreen(whole, [0, 0], [width, height]);
    expect(box?.west).toBeLessThan(-160);
    expect(box?.east).toBeGreaterThan(160);
    expect(box?.north).toBeGreaterThan(85);
  });
  it('beside the globe it is nothing', () => expect(boxOnScreen(whole, [0, 0], [5, 5])).toBeNull());
  it('holds every point that was drawn in it', () => {
    const at = whole([37.16, 36.2]) ?? [0, 0];
    const box = boxOnScreen(whole, [at[0] - 20, at[1] - 20], [at[0] + 20, at[1] + 20]);
    expect(box && box.west < 37.16 && box.east > 37.16 && box.south < 36.2 && box.north > 36.2).toBe(true);
    expect((box?.east ?? 0) - (box?.west ?? 0)).toBeLessThan(40);
  });
});

describe('a map laid to a box', () => {
  it('shows the box and little more', () => {
    const asked = { west: 42, south: 12, east: 44, north: 14 };
    const transform = fitted(whole, boxOutline(asked), width, height);
    const seen = boxOnScreen(zoomed(whole, transform), [0, 0], [width, height]);
    expect(seen && seen.west < 42 && seen.east > 44 && seen.south < 12 && seen.north > 14).toBe(true);
    expect((seen?.north ?? 99) - (seen?.south ?? 0)).toBeLessThan(4);
  });
  it('shows the world for a circle around it', () => expect(fitted(whole, circleOutline({ lat: 0, lon: 0, km: 20000 }), width, height).k).toBe(zoomIdentity.k));
});

it('points lie in their countries', async () => {
  const atlas = await loadAtlas('coarse');
  const find = countryFinder(atlas);
  const name = (lon: number, lat: number) => (atlas.countries.get(find(lon, lat) ?? '')?.properties as { name?: string } | undefined)?.name;
  expect([name(-1.2, 17), name(105, 60), name(-30, 30)]).toEqual(['Mali', 'Russia', undefined]);
});
