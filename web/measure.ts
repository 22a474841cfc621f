// How smooth the page is on a large database: npm run measure -- DATABASE [VIEW ...]
// Each view is opened twice, the second time with the server's answers ready; then it is scrolled, brushed or moved. "longest" is the longest
// task that kept the page from answering, "work" the processor time of the page's thread. Times are of this machine and asserted nowhere;
// tests/load.test.ts asserts what can be counted.
import type { CDPSession, Page } from 'playwright-core';
import { openSite } from './tests/site';

interface Told {
  tasks: number[]; // milliseconds of what kept the page from answering for 50 ms or more
  frames: number[];
}
type Watched = Window & { told: Told };

function watch() {
  const told: Told = { tasks: [], frames: [] };
  (window as unknown as Watched).told = told;
  new PerformanceObserver((list) => told.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true });
  let last = performance.now();
  const frame = (now: number) => {
    told.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function scroll(page: Page) {
  for (let i = 0; i < 40; i++) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(16);
  }
}

async function drag(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (!box) return;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 60 });
  await page.mouse.up();
}

async function moveMap(page: Page) {
  await page.getByRole('button', { name: 'Zoom in' }).click();
  for (let i = 0; i < 4; i++) await drag(page, 'canvas');
}

async function pointAtLine(page: Page) {
  const box = await page.locator('.plot').boundingBox();
  if (!box) return;
  await page.mouse.move(box.x, box.y + 100);
  await page.mouse.move(box.x + box.width, box.y + 100, { steps: 120 });
}

const views: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['overview', '/', 'tbody tr', scroll],
  ['events', '/events?min-confidence=0', 'tbody tr', scroll],
  ['happenings', '/events?min-confidence=0&unit=happenings', 'tbody tr', scroll],
  ['timeline, months', '/timeline?min-confidence=0', '.bar', (page) => drag(page, 'svg .overlay')],
  ['timeline, days', '/timeline?min-confidence=0&by=day', '.bar', (page) => drag(page, 'svg .overlay')],
  ['map', '/map?min-confidence=0', 'tbody tr', moveMap],
  ['ledger, asked', '/ledger', '.ways li', scroll],
  ['ledger, all', '/ledger?all=yes', '.plot', pointAtLine],
  ['actors', '/actors?min-confidence=0', 'tbody tr', scroll],
  ['actor', '/actors/USA', 'tbody tr', scroll],
  ['reports', '/reports', 'tbody tr', scroll],
];

// Seconds that the page's own thread worked, without what other programs took from it.
async function worked(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
}

const at = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
const ms = (value: number) => value.toFixed(0).padStart(7);

async function measured(page: Page, origin: string, [name, path, ready, act]: (typeof views)[number]): Promise<string> {
  let bytes = 0;
  let requests = 0;
  const first: number[] = [];
  let tasks: number[] = [];
  let before = 0;
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    requests += 1;
    void response.body().then((body) => (bytes += body.length), () => {});
  });
  for (let turn = 0; turn < 2; turn++) {
    requests = bytes = 0;
    before = await worked(client);
    const start = Date.now();
    await page.goto(origin + path, { timeout: 120_000 });
    await page.locator(ready).first().waitFor({ timeout: 120_000 });
    first.push(Date.now() - start);
    await page.waitForLoadState('networkidle', { timeout: 120_000 });
    await page.waitForTimeout(500);
    tasks = await page.evaluate(() => (window as unknown as Watched).told.tasks.splice(0));
  }
  const opened = await worked(client);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const sizes = `${String(requests).padStart(9)} ${ms(bytes / 1024)} ${String(nodes).padStart(7)}`;
  await page.evaluate(() => (window as unknown as Watched).told.frames.splice(0));
  await act(page);
  await page.waitForTimeout(300);
  const used = (await worked(client)) - opened;
  const moved = await page.evaluate(() => (window as unknown as Watched).told);
  return `${name.padEnd(18)}${first.map(ms).join('')} ${sizes} ${ms(Math.max(0, ...tasks))} ${ms(opened - before)} | ${ms(at(moved.frames, 0.5))}${ms(at(moved.frames, 0.95))}${ms(Math.max(0, ...moved.frames))} ${ms(Math.max(0, ...moved.tasks))} ${ms(used)} in ${moved.frames.length} frames`;
}

const database = process.argv[2];
if (!database) throw new Error('usage: npm run measure -- DATABASE [VIEW ...]');
const site = await openSite(database);
console.log('milliseconds        rows  again  requests      KB   nodes longest    work | frame:  half   95%  most longest    work, while used');
const wanted = process.argv.slice(3);
for (const view of views.filter(([name]) => !wanted.length || wanted.includes(name))) {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(watch);
  console.log(await measured(page, site.origin, view).catch((error: unknown) => `${view[0]}: ${String(error).split('\n')[0]}`));
  await page.close();
}
await site.close();
