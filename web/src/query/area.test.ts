import { describe, expect, it } from 'vitest';
import { boxInWords, boxOf, circleInWords, circleOf, formatBox, formatCircle, pointOf } from './area';

describe('circles', () => {
  it('are latitude, longitude and kilometres', () => expect(circleOf('36.2, 37.16,50')).toEqual({ lat: 36.2, lon: 37.16, km: 50 }));
  it.each(['', '36.2,37.16', '36.2,37.16,0', '91,0,5', '0,181,5', 'a,b,c', '1,2,3,4', '1e3,2,3'])('"%s" is none', (text) => expect(circleOf(text)).toBeNull());
  it('are written back to a kilometre', () => expect(formatCircle({ lat: 36.20124, lon: -37.1649, km: 50 })).toBe('36.2,-37.16,50'));
  it('are told in words', () => expect(circleInWords('-1.5,-37.16,50')).toBe('50 km around 1.5°S 37.16°W'));
});

describe('boxes', () => {
  it('are west, south, east, north', () => expect(boxOf('-80,10,-60,20')).toEqual({ west: -80, south: 10, east: -60, north: 20 }));
  it('may lie across the 180th meridian', () => expect(boxOf('170,-20,-170,0')).not.toBeNull());
  it.each(['', '1,2,3', '0,20,1,10', '0,0,0,91', '-181,0,0,0'])('"%s" is none', (text) => expect(boxOf(text)).toBeNull());
  it('are rounded outwards', () => expect(formatBox({ west: -0.001, south: 1.239, east: 2.001, north: 3.5 })).toBe('-0.01,1.23,2.01,3.5'));
  it('are told in words', () => expect(boxInWords('-80,-10,60,20')).toBe('10°S to 20°N, 80°W to 60°E'));
  it('of another shape stay as typed', () => expect(boxInWords('here')).toBe('here'));
});

describe('points', () => {
  it('are two numbers', () => expect(pointOf('36.2, 37.1')).toEqual({ lat: 36.2, lon: 37.1 }));
  it('are not words', () => expect(pointOf('Kings Town, 5')).toBeNull());
});
