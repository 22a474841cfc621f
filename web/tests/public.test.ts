// What a public server withholds, the page does not miss: quotes in place of a text whose licence is not open.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, openSite, type Site } from './site';

describe.skipIf(missing)('a public server', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(undefined, ['--public']);
  });
  afterAll(() => site?.close());

  it('shows the sentences of a report whose text may not be shown, and says why', async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.origin}/reports/closed`);
    await page.locator('tbody tr').first().waitFor();
    const text = await page.locator('main').textContent();
    expect(text).toContain('Police arrested 4 farmers in Bergen on Monday.');
    expect(text).not.toContain('The rest of this report');
    expect(await page.locator('footer').textContent()).toMatch(/Quotes from texts that are not openly licensed end after \d+ characters/);
    await page.close();
  });

  it('shows one that is openly licensed whole', async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.origin}/reports/m1`);
    await page.locator('.report-text').waitFor();
    expect(await page.locator('.report-text').textContent()).toContain('The wounded were taken to a hospital.');
    await page.close();
  });
});
