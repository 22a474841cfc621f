import { describe, expect, it } from 'vitest';
import { pieces, withoutControls } from './controls';
import { segments } from './segments';

describe('segments', () => {
  it('cuts at every boundary and keeps all marks of a piece', () => {
    expect(segments('abcdef', [{ id: 'x', span: [1, 4] }, { id: 'y', span: [2, 6] }])).toEqual([
      { text: 'a', marks: [] },
      { text: 'b', marks: ['x'] },
      { text: 'cd', marks: ['x', 'y'] },
      { text: 'ef', marks: ['y'] },
    ]);
  });

  it('loses no character, whatever the marks', () => {
    const text = '🔥 قتل \u202Eevil\u202C <script>alert(1)</script> 👩‍🚒';
    const marks = [{ id: 'a', span: [0, 3] as [number, number] }, { id: 'b', span: [2, 200] as [number, number] }, { id: 'c', span: [5, 5] as [number, number] }];
    expect(segments(text, marks).map((part) => part.text).join('')).toBe(text);
  });

  it('is one piece without marks, and nothing without text', () => {
    expect(segments('abc', [])).toEqual([{ text: 'abc', marks: [] }]);
    expect(segments('', [])).toEqual([]);
  });
});

describe('pieces', () => {
  it('shows direction overrides as signs', () => {
    expect(pieces('a\u202Eb')).toEqual([
      { text: 'a', control: null },
      { text: '\u202E', control: 'RLO' },
      { text: 'b', control: null },
    ]);
  });
  it('leaves line ends, Arabic and joined emoji alone', () => {
    for (const text of ['a\nb', 'قتل', '👩‍🚒']) expect(pieces(text)).toEqual([{ text, control: null }]);
  });
  it('names other controls by number', () => expect(pieces('\u0007')[0]?.control).toBe('U+0007'));
  it('can take them out', () => expect(withoutControls('a\u202Eb\u0000c')).toBe('abc'));
});
