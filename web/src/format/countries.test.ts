import { describe, expect, it } from 'vitest';
import { countries, countryCode, countryName } from './countries';

describe('countries', () => {
  it('have their names', () => expect(countryName('MLI')).toBe('Mali'));
  it.each([['Mali', 'MLI'], [' mali ', 'MLI'], ['mli', 'MLI'], ['Atlantis', 'Atlantis']])('"%s" is %s', (text, code) => expect(countryCode(text)).toBe(code));
  it('are more than two hundred', () => expect(countries.length).toBeGreaterThan(200));
});
