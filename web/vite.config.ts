import { svelte } from '@sveltejs/vite-plugin-svelte';
import { Marked } from 'marked';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

// The documents point at each other by relative addresses, which the server does not have: those stay as words.
const marked = new Marked({
  renderer: {
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return /^https?:/.test(href) ? `<a href="${href}">${words}</a>` : words;
    },
    // A head without words is no head.
    tablecell({ header, tokens }) {
      const kind = header && tokens.length > 0 ? 'th' : 'td';
      return `<${kind}>${this.parser.parseInline(tokens)}</${kind}>\n`;
    },
  },
});

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
    chunkSizeWarningLimit: 800, // the finer coasts, loaded when somebody zooms in
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': process.env['ANNALS_SERVER'] ?? 'http://127.0.0.1:8040' },
  },
});
