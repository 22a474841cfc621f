// Names of the countries that codes begin with, from the file that defines them.
import source from '../../../data/countries.tsv?raw';

const rows = source.split('\n').filter((line) => /^[A-Z]{3}\t/.test(line)).map((line) => line.split('\t'));
const names = new Map(rows.flatMap(([code, name]) => (code && name ? [[code, name] as const] : [])));

export const countryName = (code: string): string | undefined => names.get(code);
// By name, for lists to choose from.
export const countries: readonly (readonly [code: string, name: string])[] = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'en'));

// "Mali", "mali" and "MLI" are MLI; what is neither stays as it is, so that the server can say what is wrong.
export function countryCode(text: string): string {
  const wanted = text.trim().toLowerCase();
  return countries.find(([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted)?.[0] ?? text.trim();
}
