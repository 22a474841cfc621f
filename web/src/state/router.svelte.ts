// The address bar as state. Links are plain <a href>: `follow` turns clicks on them into changes without a reload.
import { changed, formatQuery, parseQuery, type Change, type Query } from '../query/query';

const read = () => ({ path: window.location.pathname, search: window.location.search });
let location = $state.raw(read());

window.addEventListener('popstate', () => (location = read()));

export const route = {
  get path() {
    return location.path;
  },
  get query(): Query {
    return parseQuery(location.search);
  },
  // "/reports/a%2Fb" is ["reports", "a/b"].
  get parts(): string[] {
    return location.path.split('/').filter(Boolean).map(decoded);
  },
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % in a typed address
  }
}

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  const moves = new URL(address, window.location.href).pathname !== window.location.pathname;
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  location = read();
  if (moves) window.scrollTo(0, 0);
}

export const change = (what: Change, how: 'push' | 'replace' = 'push') =>
  go(route.path + formatQuery(changed(route.query, what)), how);

// The address of the same view with something changed, for links.
export const changedLink = (what: Change) => route.path + formatQuery(changed(route.query, what));

export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!link || !href || !href.startsWith('/') || href.startsWith('/api/') || link.hasAttribute('download')) return;
  event.preventDefault();
  go(href);
}
