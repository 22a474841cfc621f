// Spans count Unicode code points; JavaScript strings count UTF-16 units. This is the only place that converts.
import type { Span } from '../api/types';

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

// The UTF-16 spans of code point spans, in their order. What lies beyond the text ends with it.
export function toUtf16(text: string, spans: readonly Span[]): Span[] {
  const wanted = [...new Set(spans.flat())].sort((a, b) => a - b);
  const found = new Map<number, number>();
  let unit = 0;
  let point = 0;
  for (const target of wanted) {
    while (point < target && unit < text.length) {
      const pair = isHighSurrogate(text.charCodeAt(unit)) && isLowSurrogate(text.charCodeAt(unit + 1));
      unit += pair ? 2 : 1;
      point += 1;
    }
    found.set(target, unit);
  }
  return spans.map(([start, end]) => [found.get(start) ?? 0, found.get(end) ?? 0]);
}
