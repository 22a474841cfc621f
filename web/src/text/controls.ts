// Characters that change how text around them is shown without being seen: direction overrides and isolates, zero
// widths, controls. A report may hold them to make words look like others; they are shown as signs instead of obeyed.
const names: Record<number, string> = {
  0x061c: 'ALM', 0x200b: 'ZWSP', 0x200e: 'LRM', 0x200f: 'RLM',
  0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO',
  0x2060: 'WJ', 0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
};

export interface Piece {
  text: string;
  control: string | null; // its short name; `text` is then the character
}

// Joiners (U+200C, U+200D) stay: Persian words and emoji need them.
const pattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const nameOf = (character: string) => {
  const code = character.charCodeAt(0);
  return names[code] ?? 'U+' + code.toString(16).toUpperCase().padStart(4, '0');
};

export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) out.push({ text: text.slice(from, match.index), control: null });
    out.push({ text: match[0], control: nameOf(match[0]) });
    from = match.index + 1;
  }
  if (from < text.length) out.push({ text: text.slice(from), control: null });
  return out;
}

// For attributes, where no sign can be put.
export const withoutControls = (text: string) => text.replace(pattern, '');
