// Pictures of every view at two widths, in shots/, for people to look at. They compare nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { missing, openSite, type Site } from './site';

const folder = fileURLToPath(new URL('../shots', import.meta.url));

describe.skipIf(missing)('pictures', () => {
  let site: Site;
  let first: { record: { doc: string; id: string; happening: string }; actor: string };
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    site = await openSite();
    const happenings = (await (await fetch(`${site.origin}/api/v1/happenings?least-reports=2&limit=1`)).json()) as { happenings: { id: string; first: { doc: string; id: string } }[] };
    const actors = (await (await fetch(`${site.origin}/api/v1/actors?limit=1`)).json()) as { actors: { code: string }[] };
    const one = happenings.happenings[0];
    first = { record: { doc: one?.first.doc ?? '', id: one?.first.id ?? '', happening: one?.id ?? '' }, actor: actors.actors[0]?.code ?? '' };
  });
  afterAll(() => site?.close());

  const views: [string, () => string][] = [
    ['overview', () => '/'], ['ledger', () => '/ledger'], ['timeline', () => '/timeline'], ['map', () => '/map'], ['events', () => '/events'],
    ['happenings', () => '/events?unit=happenings'], ['actors', () => '/actors'], ['reports', () => '/reports'], ['code', () => '/code'],
    ['happening', () => `/happenings/${first.record.happening}`], ['report', () => `/reports/${encodeURIComponent(first.record.doc)}?record=${first.record.id}`],
    ['actor', () => `/actors/${encodeURIComponent(first.actor)}`], ['responsible-use', () => '/responsible-use'],
  ];
  const darkToo = ['ledger', 'map', 'report'];
  for (const width of [1280, 390])
    for (const scheme of ['light', 'dark'] as const)
      it.each(scheme === 'light' ? views : width === 390 ? [] : views.filter(([name]) => darkToo.includes(name)))(`%s, ${width} wide, ${scheme}`, async (name, path) => {
        const page = await site.browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        await page.goto(site.origin + path());
        if (name === 'code') {
          await page.getByRole('button', { name: 'An invented example' }).click();
          await page.getByRole('button', { name: 'Code', exact: true }).click();
          await page.locator('mark').first().waitFor();
        }
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(500);
        await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
        if (width === 390) {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > 390) throw new Error(`${name} is ${wide} wide`);
        }
        await page.close();
      });
});
