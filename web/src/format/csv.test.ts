import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('quotes what needs it and nothing else', () => {
  expect(toCsv({ columns: ['a', 'b'], rows: [['x', 1], ['say "no", twice', null], ['two\nlines', false]] })).toBe(
    'a,b\r\nx,1\r\n"say ""no"", twice",\r\n"two\nlines",false\r\n');
});
