// Filters by area and by the words of reports, points of the ledger, drawings by keyboard: each in a browser on a real server.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missing, openSite, openWatched, type Site } from './site';

interface Total {
  total: number;
}
interface Tallied {
  happenings: { event: string; date: string | null; best: number | null; alleged: boolean }[];
}

describe.skipIf(missing)('sections of what there is', () => {
  let site: Site;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    site = await openSite(undefined);
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    ({ page, faults } = await openWatched(site));
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  const open = async (path: string) => {
    await page.goto(site.origin + path);
    await page.waitForLoadState('networkidle');
  };
  const answer = async <T>(path: string) => (await (await fetch(`${site.origin}/api/v1${path}`)).json()) as T;
  const shown = () => page.getByTestId('total').textContent();
  const records = async (query: string) => {
    const { total } = await answer<Total>(`/records?limit=1&min-confidence=0.5&${query}`);
    return `${total} record${total === 1 ? '' : 's'}`;
  };

  it('near a place: its name and kilometres become a circle in the address, by keyboard alone', async () => {
    await open('/events');
    await page.getByText('Filter', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Near a place').focus();
    await page.keyboard.type('aleppo');
    await page.getByLabel('within km').fill('30');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/events?near=*');
    const near = new URL(page.url()).searchParams.get('near') ?? '';
    const [lat = 0, lon = 0, km] = near.split(',').map(Number);
    expect([Math.round(lat), Math.round(lon), km]).toEqual([36, 37, 30]);
    await expect.poll(shown).toBe(await records(`near=${near}`));
    expect(await page.getByLabel('Filters that are set').textContent()).toMatch(/Within 30 km around 36\.\d+°N 37\.\d+°E/);
    expect(await records(`near=${near}`)).not.toBe(await records(''));
  });

  it('a place that nobody knows is said, and nothing is filtered', async () => {
    await open('/events');
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Near a place').fill('Norvale upon Nowhere');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Norvale upon Nowhere');
    expect(page.url()).toBe(`${site.origin}/events`);
  });

  it('a box typed, and what the query is in other tools', async () => {
    await open('/events');
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Box: west').fill('35, 32, 43, 38');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL('**/events?bbox=*');
    await expect.poll(shown).toBe(await records('bbox=35,32,43,38'));
    await page.getByText('This query in other tools').click();
    const line = async (tool: string) => {
      await page.getByRole('button', { name: tool, exact: true }).click();
      return page.locator('pre').textContent();
    };
    expect(await line('pandas')).toContain('bbox=35,32,43,38');
    expect(await line('R')).toContain('bbox=35,32,43,38');
    expect(await line('curl')).toContain('bbox=35,32,43,38');
    expect(await line('SQL')).toContain('p.lat BETWEEN 32 AND 38 AND p.lon BETWEEN 35 AND 43');
    expect(await line('annals')).toBe("annals events annals.db --bbox '35,32,43,38' --min-confidence '0.5' --format csv");
  });

  it('words of the whole report, from the head of every view', async () => {
    await open('/');
    await page.getByPlaceholder('Search the reports').fill('wounded');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/events?search=wounded');
    await expect.poll(shown).toBe(await records('search=wounded'));
    expect(await records('search=wounded')).not.toBe(await records('text=wounded'));
  });

  it('the map: a section by keys, one that is drawn, and one around a place', async () => {
    await open('/map');
    await page.locator('canvas').focus();
    for (const key of ['+', '+', '+', '+']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Only this section' }).click();
    await page.waitForURL('**/map?bbox=*');
    const [west = 0, south = 0, east = 0, north = 0] = (new URL(page.url()).searchParams.get('bbox') ?? '').split(',').map(Number);
    expect(west < 0 && east > 0 && east - west < 120 && south < 0 && north > 0 && north - south < 90).toBe(true);
    await page.getByRole('link', { name: 'Take out Box' }).click();
    await page.waitForURL('**/map');

    await page.getByRole('button', { name: 'Whole world' }).click();
    await page.getByRole('button', { name: 'Draw a box' }).click();
    const box = await page.locator('canvas').boundingBox();
    if (!box) throw new Error('no map');
    // The northern half east of the middle.
    await page.mouse.move(box.x + box.width * 0.5, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL('**/map?bbox=*');
    const drawn = (new URL(page.url()).searchParams.get('bbox') ?? '').split(',').map(Number);
    expect(drawn[0]).toBeCloseTo(0, 0);
    expect(drawn[1]).toBeCloseTo(0, 0);
    await page.getByRole('link', { name: 'Take out Box' }).click();

    await page.getByRole('link', { name: 'Within 50 km of Oslo' }).click();
    await page.waitForURL(/near=59\.\d+,10\.\d+,50/);
    await page.getByRole('link', { name: 'Events' }).first().click();
    await expect.poll(shown).toBe(await records(`near=${new URL(page.url()).searchParams.get('near')}`));
  });

  it('a point of the ledger opens the happenings it adds, by keyboard too', async () => {
    await open('/ledger?country=SYR');
    const tally = await answer<Tallied>('/tally?role=killed&country=SYR');
    const last = tally.happenings.filter((each) => !each.alleged && each.best).map((each) => each.date?.slice(0, 10) ?? '').sort().at(-1);
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain(last);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/ledger?country=SYR&at=${last}`);
    const point = page.locator('aside.evidence');
    expect(await point.textContent()).toContain(`${last}`);
    await point.locator('a.said').first().click();
    await page.waitForURL('**/reports/**');
    await page.locator('mark.active').first().waitFor();
  });

  it('arrows go from bar to bar, Enter to its rows', async () => {
    await open('/timeline');
    const first = page.locator('svg a[tabindex="0"]').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(name).toMatch(/^(\w+ of )?\d{4}-\d\d-\d\d: \d+$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/events?factuality=actual&since=*');
    await page.locator('tbody tr').first().waitFor();
  });

  it('two days typed beside the strip are the time', async () => {
    await open('/timeline');
    await page.getByLabel('From', { exact: true }).fill('2024-03-01');
    await page.getByLabel('to', { exact: true }).fill('2024-03-31');
    await page.getByRole('button', { name: 'Set' }).click();
    await page.waitForURL('**/timeline?since=2024-03-01&until=2024-03-31');
  });

  it.each([
    ['/timeline', 'timeline.csv', 'start,by,event_type,count'],
    ['/map', 'places.csv', 'name,country,kind,lat,lon,geonameid,count'],
    ['/ledger', 'tally.csv', 'kind,happening,date,place,counted,source,reported,min,max,words,doc,record,quote'],
    ['/reports', 'reports.csv', 'doc,version,published,outlet,title,url,licence,records'],
    ['/actors/SYR', 'actor-SYR.csv', 'code,partner,name,role,event_type,count'],
    ['/events', 'counts.csv', 'field,value,count'],
    ['/', 'sources.csv', 'outlet,articles,first,last,licence,open'],
  ])('%s hands out %s', async (path, name, columns) => {
    await open(path);
    const wait = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).last().click();
    const file = await wait;
    expect(file.suggestedFilename()).toBe(name);
    const rows = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(rows[0]).toBe(columns);
    expect(rows.length).toBeGreaterThan(2);
  });

  it('the number of an overview is the number of its rows', async () => {
    for (const path of ['/timeline', '/timeline?unit=happenings', '/actors/SYR']) {
      await open(path);
      const link = page.locator('.heading p a').first();
      const count = await link.textContent();
      await link.click();
      await expect.poll(shown).toMatch(new RegExp(`^${count} (record|happening)s?$`));
    }
  });
});
