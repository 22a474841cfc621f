import { svelte } from '@sveltejs/vite-plugin-svelte';
import { marked } from 'marked';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `import html from '../docs/page.md'` gives the page as HTML, made while building. The documents are our own.
function markdownPages(): Plugin {
  return {
    name: 'markdown-pages',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.md')) return null;
      const html = marked.parse(readFileSync(id, 'utf8'), { async: false });
      return `export default ${JSON.stringify(html)}`;
    },
  };
}

export default defineConfig({
  plugins: [markdownPages(), svelte()],
  build: {
    // No inlined data: addresses and no polyfill script: the page obeys `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': process.env['ANNALS_SERVER'] ?? 'http://127.0.0.1:8080' },
  },
  test: { include: ['src/**/*.test.ts'] },
});
