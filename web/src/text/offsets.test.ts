import { describe, expect, it } from 'vitest';
import type { Span } from '../api/types';
import { toUtf16 } from './offsets';

const cut = (text: string, span: Span) => text.slice(...(toUtf16(text, [span])[0] as Span));

describe('toUtf16', () => {
  // text, span in code points, the words there
  const table: [string, Span, string][] = [
    ['Rebels killed 12 people.', [7, 13], 'killed'],
    ['🔥🔥 Rebels killed 12.', [3, 9], 'Rebels'],
    ['👩‍🚒 said so', [4, 8], 'said'], // three code points, five units, then a blank
    ['قتل الجيش ثلاثة مدنيين', [4, 9], 'الجيش'],
    ['قتل 🚀 الجيش', [6, 11], 'الجيش'],
    ['naïve café', [6, 10], 'café'],
    ['cafe\u0301 bar', [6, 9], 'bar'], // a combining accent is a code point of its own
    ['𝔄𝔅 x', [0, 1], '𝔄'],
    ['ends 🏁', [5, 6], '🏁'],
    ['', [0, 0], ''],
  ];
  it.each(table)('%s %j is %s', (text, span, words) => expect(cut(text, span)).toBe(words));

  it('agrees with the slow way, which makes an array of characters', () => {
    const text = 'a🔥b\u202Eقتل👩‍🚒\ud800x\n\n<script>𝔄';
    const points = Array.from(text);
    for (let start = 0; start <= points.length; ++start)
      for (let end = start; end <= points.length; ++end)
        expect(cut(text, [start, end])).toBe(points.slice(start, end).join(''));
  });

  it('keeps the order of what was asked and stops at the end of the text', () => {
    expect(toUtf16('🔥ab', [[2, 9], [0, 1]])).toEqual([[3, 4], [0, 2]]);
  });
});
