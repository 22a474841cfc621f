// The width a chart has, kept up to date; charts draw in pixels of their own.
export function measured(node: HTMLElement, set: (width: number) => void) {
  const observer = new ResizeObserver((entries) => {
    const width = entries[0]?.contentRect.width;
    if (width) set(width);
  });
  observer.observe(node);
  return { destroy: () => observer.disconnect() };
}
