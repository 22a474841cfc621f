// A hundred thousand records must not make the page heavy: what is asked and what is drawn stay bounded. Times are told by
// `npm run measure` and asserted nowhere.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missing, openSite, openWatched, type Site } from './site';

const types = ['ASSAULT', 'COERCE', 'AID', 'AGREE', 'PROTEST', 'ACCUSE'];
const counts = Object.fromEntries(types.map((type, i) => [type, i + 1]));
const total = types.reduce((sum, _, i) => sum + i + 1, 0);
const day = (i: number) => new Date(Date.UTC(2002, 0, 1 + i)).toISOString().slice(0, 10);

const manyDays = { by: 'day', undated: 0, as_of: day(8399), counts: 'coded mentions', buckets: Array.from({ length: 8400 }, (_, i) => ({ start: day(i), total, types: counts })) };
const manyPlaces = {
  total: 5000, as_of: day(8399), counts: 'coded mentions',
  places: Array.from({ length: 5000 }, (_, i) => ({
    name: `Place ${i}`, country: 'MLI', lat: ((i * 7) % 150) - 75, lon: ((i * 13) % 340) - 170, geonameid: null, kind: i % 9 === 0 ? 'country' : 'city', count: 5000 - i, types: counts,
  })),
};
const value = { source: 'the army', outlet: 'Valley Post', date: '2020-01-01', min: 2, max: 4, words: 'two', doc: 'd', record: 'r', quote: 'They killed two.' };
const manyHappenings = {
  role: 'killed', best: 60_000, min: 40_000, max: 80_000, best_rule: 'the newest', statements: [], gap: null,
  happenings: Array.from({ length: 30_000 }, (_, i) => ({ event: `h${i}`, date: day(i % 8400), undated: false, place: 'Somewhere', best: 2, min: 2, max: 4, alleged: false, sources: [value], denials: [] })),
};

describe.skipIf(missing)('a large database', () => {
  let site: Site;
  let page: Page;
  let faults: string[];
  let asked: string[];

  beforeAll(async () => {
    site = await openSite(undefined);
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    ({ page, faults } = await openWatched(site));
    asked = [];
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (path.startsWith('/api/v1/')) asked.push(path.slice('/api/v1/'.length));
    });
    const status = (await (await fetch(`${site.origin}/api/v1/status`)).json()) as object;
    const answers: Record<string, object> = {
      status: { ...status, first: day(0), as_of: day(8399), records: 100_000, happenings: 82_000 }, timeline: manyDays, places: manyPlaces, tally: manyHappenings,
    };
    for (const [name, body] of Object.entries(answers)) await page.route(new RegExp(`/api/v1/${name}(\\?|$)`), (route) => route.fulfill({ json: body }));
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  const open = async (path: string, ready: string) => {
    await page.goto(site.origin + path);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);

  it('draws 8,400 days as bars that can be seen, and tells that it did', async () => {
    await open('/timeline?by=day', '.bar');
    expect(await page.locator('svg a').count()).toBeLessThanOrEqual(600);
    expect(await page.getByText('several are drawn as one bar').count()).toBe(1);
    expect(await page.getByText(`${(8400 * total).toLocaleString('en-GB')}`).count()).toBeGreaterThan(0);
    await page.getByText('The figures by day').click();
    await page.locator('details tbody tr').first().waitFor();
    expect(await page.locator('details tbody tr').count()).toBe(100);
    expect(await nodes()).toBeLessThan(6000);
  });

  it('draws 5,000 places on one canvas and lists 50', async () => {
    await open('/map', 'tbody tr');
    expect(await page.locator('tbody tr').count()).toBe(50);
    expect(await nodes()).toBeLessThan(2000);
    await page.getByRole('button', { name: 'More places' }).click();
    expect(await page.locator('tbody tr').count()).toBe(100);
  });

  it('asks for no sum of everything until it is told to, and then draws 30,000 happenings as one line', async () => {
    await open('/ledger', '.ways li');
    expect(asked).not.toContain('tally');
    await page.getByRole('link', { name: 'Add up all 82,000 happenings' }).click();
    await page.locator('.plot').waitFor();
    expect(asked.filter((path) => path === 'tally').length).toBe(1);
    expect(await page.locator('tbody tr').count()).toBe(100);
    expect(await nodes()).toBeLessThan(3000);
  });

  it('asks for one page of a list, its counts and the status, however many rows there are', async () => {
    await open('/events', 'tbody tr');
    expect(asked.sort()).toEqual(['facets', 'records', 'records', 'status']); // the second: how many the threshold leaves out
    expect(await page.locator('tbody tr').count()).toBe(50);
  });
});
