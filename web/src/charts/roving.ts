// The links of a drawing as one stop of the tab key: arrows, Home and End go from one to the next, in the order in which they are drawn.
export function roving(node: Element) {
  const links = () => [...node.querySelectorAll<SVGAElement>('a')];
  const stop = (chosen: Element | undefined) => {
    for (const link of links()) link.setAttribute('tabindex', link === chosen ? '0' : '-1');
  };
  const renew = () => {
    const all = links();
    if (all.length && !all.some((link) => link.getAttribute('tabindex') === '0')) stop(all[0]);
  };

  function key(event: KeyboardEvent) {
    const all = links();
    const here = all.indexOf(document.activeElement as SVGAElement);
    if (here < 0) return;
    const to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: all.length - 1, PageDown: here + 10, PageUp: here - 10 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    stop(next);
    next?.focus();
  }

  const observer = new MutationObserver(renew);
  observer.observe(node, { childList: true, subtree: true });
  node.addEventListener('keydown', key as EventListener);
  renew();
  return {
    destroy() {
      observer.disconnect();
      node.removeEventListener('keydown', key as EventListener);
    },
  };
}
