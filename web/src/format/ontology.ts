// The types and their quad classes, from the file that defines them.
import source from '../../../data/ontology.txt?raw';

export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';
export const quads: readonly Quad[] = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];

const rows = source.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const quadOfType = new Map(rows.flatMap(([kind, name, quad]) =>
  kind === 'type' && name ? [[name, quads[Number(quad) - 1]] as const] : []));

export const eventTypes: readonly string[] = [...quadOfType.keys()];
export const contexts: readonly string[] = rows.flatMap(([kind, name]) => (kind === 'context' && name ? [name] : [])).sort();
export const factualities = ['actual', 'alleged', 'future', 'hypothetical', 'negated'] as const;

const meanings = new Map(rows.flatMap(([kind, code, meaning]) =>
  (kind === 'sector' || kind === 'area') && code && meaning ? [[code, meaning] as const] : []));
export const meaningOf = (code: string): string | undefined => meanings.get(code);

// Null: a type of a user's own ontology, of which only its records say the class.
export const quadOf = (type: string): Quad | null => quadOfType.get(type) ?? null;
// The class as the style sheet names it.
export const quadClass = (quad: string | null): string => {
  const index = quads.indexOf(quad as Quad);
  return index < 0 ? 'quad-0' : `quad-${index + 1}`;
};
