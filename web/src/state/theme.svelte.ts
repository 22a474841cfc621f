// Light or dark: the system's choice until the reader makes one, which this browser keeps.
export type Theme = 'system' | 'light' | 'dark';
const key = 'annals-theme';

function kept(): Theme {
  try {
    const value = window.localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system'; // storage may be forbidden
  }
}

const atFirst = kept();
let chosen = $state<Theme>(atFirst);
show(atFirst);

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export const theme = {
  get current() {
    return chosen;
  },
  set(next: Theme) {
    chosen = next;
    show(next);
    try {
      if (next === 'system') window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, next);
    } catch {
      // The choice lasts as long as the page.
    }
  },
};
