// Each view in a real browser on a real server: it opens without faults, says what it counts, filters, pages, hands out
// files, and passes axe in light and dark.
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missing, openSite, openWatched, type Site } from './site';

if (missing) console.log(missing);

describe.skipIf(missing)('the page', () => {
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
  // No error, no breach of the content policy, nothing asked of anybody else.
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  const open = async (path: string) => {
    await page.goto(site.origin + path);
    await page.waitForLoadState('networkidle');
  };
  const clean = async (rules?: string[]) => {
    const axe = new AxeBuilder({ page });
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  };
  const answer = async <T>(path: string): Promise<T> => (await (await fetch(site.origin + path)).json()) as T;
  type Records = { records: { id: string; doc: string; happening: string; event_type: string; trigger: { text: string } }[]; total: number };

  const views = ['/', '/ledger', '/ledger?country=SYR&at=2024-04-01', '/timeline', '/map', '/map?bbox=0,50,20,70&search=police', '/events?type=ASSAULT', '/events?unit=happenings&type=ASSAULT', '/reports?outlet=Morning+Wire', '/actors', '/actors/SYR%20REB', '/code', '/responsible-use', '/nowhere'];
  it.each(views)('%s opens and is clean for axe', async (path) => {
    await open(path);
    expect(await page.locator('h1').count()).toBe(1);
    await clean();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await clean(['color-contrast']);
  });

  it('what opens over a view is clean for axe too', async () => {
    await open('/events?near=36.2,37.16,30');
    await page.getByText('Filter', { exact: true }).click();
    await page.getByText('This query in other tools').click();
    const { violations } = await new AxeBuilder({ page }).include('.heading').analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });

  it('the list filters, counts what it shows, and the address is the state', async () => {
    await open('/events');
    const all = await answer<Records>('/api/v1/records?min-confidence=0.5&limit=1');
    await expect.poll(() => page.getByTestId('total').textContent()).toBe(`${all.total} records`);
    await page.getByRole('link', { name: 'Assault' }).first().click();
    await page.waitForURL('**/events?type=ASSAULT');
    const assaults = await answer<Records>('/api/v1/records?type=ASSAULT&min-confidence=0.5&limit=1');
    await expect.poll(() => page.getByTestId('total').textContent()).toBe(`${assaults.total} records`);
    expect(await page.locator('tbody tr').count()).toBe(assaults.total);
    await page.getByRole('link', { name: 'Happenings', exact: true }).click();
    await expect.poll(() => page.getByTestId('total').textContent()).toMatch(/^\d+ happenings?$/);
    await page.goBack();
    await expect.poll(() => page.getByTestId('total').textContent()).toBe(`${assaults.total} records`);
    await page.getByRole('link', { name: 'Take out Type ASSAULT' }).click();
    await expect.poll(() => page.getByTestId('total').textContent()).toBe(`${all.total} records`);
  });

  it('typed filters go into the address, and an impossible one says what is wrong', async () => {
    await open('/events');
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Country').fill('SYR');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL('**/events?country=SYR');
    await page.goto(`${site.origin}/events?country=Atlantis`);
    expect(await page.getByRole('alert').first().textContent()).toContain('Atlantis');
    faults = faults.filter((fault) => !fault.includes('400')); // the browser tells of the answer itself
  });

  it('pages follow each other without loss', async () => {
    await open('/events');
    const first = await page.locator('tbody tr').count();
    expect(first).toBe(50);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL('**cursor=**');
    const all = await answer<Records>('/api/v1/records?min-confidence=0.5&limit=1');
    await expect.poll(() => page.locator('tbody tr').count()).toBe(all.total - first);
  });

  it('an empty list says so', async () => {
    await open('/events?country=FJI');
    expect(await page.getByRole('status').first().textContent()).toContain('No record');
  });

  it('files hold the rows of the list', async () => {
    await open('/events?type=ASSAULT');
    for (const [label, lines] of [['CSV', 1], ['JSON Lines', 0]] as const) {
      const wait = page.waitForEvent('download');
      await page.getByRole('link', { name: label, exact: true }).click();
      const text = readFileSync(await (await wait).path(), 'utf8');
      const { total } = await answer<Records>('/api/v1/records?type=ASSAULT&min-confidence=0.5&limit=1');
      expect(text.trim().split(/\r?\n(?=[^"]*(?:"[^"]*"[^"]*)*$)/).length).toBeGreaterThanOrEqual(total + lines);
    }
  });

  it('tables that the page makes can be kept too', async () => {
    await open('/actors');
    const wait = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const rows = readFileSync(await (await wait).path(), 'utf8').trim().split('\r\n');
    expect(rows[0]).toBe('code,country,name,as_actor,as_recipient');
    expect(rows.length - 1).toBe(await page.locator('tbody tr').count());
  });

  it('the query is offered in other tools', async () => {
    await open('/events?type=ASSAULT');
    await page.getByText('This query in other tools').click();
    await page.getByRole('button', { name: 'pandas' }).click();
    expect(await page.locator('pre').textContent()).toContain(`read_csv("${site.origin}/api/v1/records.csv?type=ASSAULT`);
  });

  it('the ledger adds up, and a point opens the words of its statement', async () => {
    await open('/ledger');
    const tally = await answer<{ best: number; statements: { record: string; text: string }[] }>('/api/v1/tally?role=killed');
    expect(await page.getByTestId('best').textContent()).toBe(String(tally.best));
    const statement = tally.statements[0];
    await page.locator(`svg a[href*="${statement?.record}"]`).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('blockquote').waitFor();
    expect(await page.locator('blockquote').textContent()).toBe(statement?.text);
    await page.getByRole('link', { name: 'The report', exact: true }).click();
    await page.waitForURL('**/reports/**');
    await page.locator('mark.active').first().waitFor();
  });

  it('a brush on the timeline sets the days, and a bar leads to its rows', async () => {
    await open('/timeline');
    const strip = page.locator('svg .overlay');
    const box = await strip.boundingBox();
    if (!box) throw new Error('no strip');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 20, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/since=2024-.*until=2024-/);
    await page.locator('tbody td.number a').first().click();
    await page.waitForURL('**/events?**');
    await page.locator('tbody tr').first().waitFor();
  });

  it('the map zooms by key, and a circle names its places', async () => {
    await open('/map');
    await page.locator('canvas').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    const places = await answer<{ places: { name: string }[] }>('/api/v1/places?min-confidence=0.5&factuality=actual');
    expect(await page.locator('tbody tr').count()).toBe(places.places.length);
    // Oslo has most of the records: its circle lies north of the middle.
    const box = await page.locator('canvas').boundingBox();
    if (!box) throw new Error('no map');
    const tip = page.locator('.tip');
    for (let y = 0.1; y < 0.4 && !(await tip.count()); y += 0.015)
      for (let x = 0.48; x < 0.58 && !(await tip.count()); x += 0.01) await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    expect(await tip.textContent()).toContain('Oslo');
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole('button', { name: 'All places' }).waitFor();
    expect(await page.locator('tbody th').first().textContent()).toContain('Oslo');
  });

  it('a happening shows every account, its figures by source, and why', async () => {
    await open('/events?unit=happenings&type=ASSAULT&place=Aleppo');
    await page.locator('tbody td.number a').first().click();
    await page.waitForURL('**/happenings/**');
    await page.getByText('Morning Wire').first().waitFor();
    expect(await page.locator('article').count()).toBe(2);
    expect(await page.getByText('denied').count()).toBeGreaterThan(0);
    expect(await page.getByText('a hospital').count()).toBeGreaterThan(0);
    await clean();
  });

  it('a report that would like to be more than text is shown inert and marked at the right characters', async () => {
    const { records } = await answer<Records>('/api/v1/records?outlet=' + encodeURIComponent('Harbour <b>Times</b>'));
    const assault = records.find((record) => record.event_type === 'ASSAULT');
    const coerce = records.find((record) => record.event_type === 'COERCE');
    expect(assault && coerce).toBeTruthy();
    await open(`/reports/${encodeURIComponent('odd/one.html')}?record=${assault?.id}`);
    expect(await page.locator('mark.trigger').allTextContents()).toEqual([assault?.trigger.text, coerce?.trigger.text]);
    expect(await page.locator('mark.trigger.active').allTextContents()).toEqual([assault?.trigger.text]);
    const text = page.locator('.report-text');
    expect(await text.textContent()).toContain('<script>window.broken = true</script> قتل الجيش ثلاثة مدنيين');
    expect(await page.locator('.report-text script, .report-text img').count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as Record<string, unknown>)['broken'])).toBeUndefined();
    // The override is a sign, and no such character is left on the page.
    expect(await text.locator('.sign').allTextContents()).toEqual(['RLO', 'PDF']);
    expect(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent ?? ''))).toBe(false);
    expect(await page.locator('h1').textContent()).toContain('<script>alert("title")</script>');
    await clean();
  });

  it('a field shows its words, a word its fields', async () => {
    const { records } = await answer<Records>('/api/v1/records?outlet=' + encodeURIComponent('Harbour <b>Times</b>') + '&type=COERCE');
    await open(`/reports/${encodeURIComponent('odd/one.html')}`);
    const card = page.locator(`#record-${records[0]?.id}`);
    await card.getByRole('button', { name: /How many/ }).focus();
    expect((await page.locator('mark.active').allTextContents()).join('')).toBe('two');
    await page.locator('mark', { hasText: 'Oslo' }).hover();
    expect(await card.locator('button.active').textContent()).toContain('Where');
  });

  it('a pasted text is coded, its evidence marked, and what is not fact says so', async () => {
    await open('/code');
    await page.getByRole('button', { name: 'An invented example' }).click();
    await page.getByRole('button', { name: 'Code', exact: true }).click();
    await page.locator('mark.trigger').first().waitFor();
    expect(await page.locator('mark.trigger').allTextContents()).toContain('killed');
    expect(await page.locator('article').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('says the army'), expect.stringContaining('might be')]));
    await clean();
  });

  it('works by keyboard: the first stop skips to the content', async () => {
    await open('/events');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('says that it is loading', async () => {
    await page.route('**/api/v1/tally**', () => {}); // never answered
    await page.goto(`${site.origin}/ledger`);
    await page.getByText('Loading …').waitFor();
  });

  it('says when the server is gone', async () => {
    await open('/');
    await page.route('**/api/**', (request) => request.abort());
    await page.getByRole('link', { name: 'Ledger' }).first().click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('does not answer');
    faults = [];
  });
});
