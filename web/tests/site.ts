// What the browser tests stand on: a database of invented reports, a real `annals serve` on it, and Chromium.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { many, reports } from './samples';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'web/dist');

export const program = [process.env['ANNALS'], ...['release', 'dev', 'bench', 'asan'].map((kind) => join(root, 'build', kind, 'annals'))].find(
  (path) => path && existsSync(path));
export const browserPath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));

// Why the browser tests cannot run here, or null.
export const missing: string | null = !program
  ? 'no build of annals (build/release, build/dev); browser tests are skipped'
  : !browserPath
    ? 'no /usr/bin/chromium (apt-get install chromium); browser tests are skipped'
    : null;

export interface Site {
  origin: string;
  browser: Browser;
  close(): Promise<void>;
}

function makeDatabase(folder: string): string {
  const input = join(folder, 'reports.jsonl');
  const database = join(folder, 'annals.db');
  writeFileSync(input, [...reports, ...many].map((report) => JSON.stringify(report) + '\n').join(''));
  execFileSync(program as string, ['add', database, input, '--quiet']);
  return database;
}

// Starts the server on a free port and waits for the line in which it says where.
function startServer(database: string, options: string[]): Promise<{ process: ChildProcess; origin: string }> {
  const child = spawn(program as string, ['serve', database, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((done, fail) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const origin = /http:\/\/[^\s/]+/.exec(said)?.[0];
      if (origin) done({ process: child, origin });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', () => fail(new Error(`annals serve ended: ${said}`)));
  });
}

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

// The page as it was just built, in front of the server's API and under the server's own policy, so that a change of
// the page needs no compiler. The program itself embeds the same files.
async function startFront(back: string): Promise<Server> {
  const policy = (await fetch(back)).headers.get('content-security-policy') ?? '';
  const front = createServer((request, response) => void answer(request, response, back, policy));
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  return front;
}

async function answer(request: IncomingMessage, response: ServerResponse, back: string, policy: string): Promise<void> {
  const path = request.url ?? '/';
  if (path.startsWith('/api/')) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answered = await fetch(back + path, {
      method: request.method ?? 'GET',
      headers: { 'Content-Type': request.headers['content-type'] ?? '' },
      ...(chunks.length ? { body: Buffer.concat(chunks) } : {}),
    });
    const headers: Record<string, string> = {};
    for (const name of ['content-type', 'content-disposition', 'link']) {
      const value = answered.headers.get(name);
      if (value) headers[name] = value;
    }
    response.writeHead(answered.status, headers).end(Buffer.from(await answered.arrayBuffer()));
    return;
  }
  const file = join(dist, new URL(path, back).pathname);
  const found = file.startsWith(dist) && types[extname(file)] && existsSync(file) ? file : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(found)] ?? 'text/html', 'Content-Security-Policy': policy }).end(readFileSync(found));
}

// `database`: of another's making, for looks and load; else the invented reports.
export async function openSite(database = process.env['ANNALS_DB'], options: string[] = []): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'annals-web-'));
  const server = await startServer(database ?? makeDatabase(folder), options);
  const front = await startFront(server.origin);
  const browser = await chromium.launch({ executablePath: browserPath as string, args: ['--no-sandbox'] });
  return {
    origin: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    browser,
    async close() {
      await browser.close();
      front.close();
      server.process.removeAllListeners('exit');
      server.process.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Watched {
  page: Page;
  faults: string[]; // errors, breaches of the content policy (which the console tells), and what was asked of anybody else
}

export async function openWatched(site: Site): Promise<Watched> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('blob:')) faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}
