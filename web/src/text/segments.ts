// A text cut at every boundary of its marks, so that overlapping evidence can be shown without nesting.
import type { Span } from '../api/types';
import { toUtf16 } from './offsets';

export interface Mark {
  id: string;
  span: Span; // in code points
}

export interface Segment {
  text: string;
  marks: string[]; // ids of the marks that cover it
}

export function segments(text: string, marks: readonly Mark[]): Segment[] {
  const units = toUtf16(text, marks.map((mark) => mark.span));
  const opening = new Map<number, string[]>();
  const closing = new Map<number, string[]>();
  const push = (map: Map<number, string[]>, at: number, id: string) => map.set(at, [...(map.get(at) ?? []), id]);
  units.forEach(([start, end], i) => {
    const id = marks[i]?.id;
    if (id === undefined || start >= end) return;
    push(opening, start, id);
    push(closing, end, id);
  });

  const boundaries = [...new Set([0, ...opening.keys(), ...closing.keys(), text.length])].sort((a, b) => a - b);
  const open = new Set<string>();
  const out: Segment[] = [];
  boundaries.forEach((start, i) => {
    for (const id of closing.get(start) ?? []) open.delete(id);
    for (const id of opening.get(start) ?? []) open.add(id);
    const end = boundaries[i + 1];
    if (end !== undefined && end > start) out.push({ text: text.slice(start, end), marks: [...open] });
  });
  return out;
}
