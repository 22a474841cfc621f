// Circles and boxes on the globe as the filters `near` and `bbox` write them.
export interface Circle {
  lat: number;
  lon: number;
  km: number;
}
// West is greater than east across the 180th meridian.
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

// As many numbers as wanted, parted by commas; null where they are not.
function numbersOf(text: string, count: number): number[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== count || parts.some((part) => !/^[+-]?\d+(\.\d+)?$/.test(part))) return null;
  return parts.map(Number);
}

export function circleOf(value: string | undefined): Circle | null {
  const [lat, lon, km] = numbersOf(value ?? '', 3) ?? [];
  if (lat === undefined || lon === undefined || km === undefined) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && km > 0 ? { lat, lon, km } : null;
}

export function boxOf(value: string | undefined): Box | null {
  const [west, south, east, north] = numbersOf(value ?? '', 4) ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  const onGlobe = Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return onGlobe && south <= north ? { west, south, east, north } : null;
}

export function pointOf(text: string): { lat: number; lon: number } | null {
  const [lat, lon] = numbersOf(text, 2) ?? [];
  return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

// 0.01 degrees are about a kilometre: finer than a hand draws, and short enough to read.
const rounded = (value: number, round: (value: number) => number) => String(round(value * 100) / 100);

export const formatCircle = ({ lat, lon, km }: Circle): string => `${rounded(lat, Math.round)},${rounded(lon, Math.round)},${km}`;
// Rounded outwards, so that what was in the box stays in it.
export const formatBox = ({ west, south, east, north }: Box): string =>
  [rounded(west, Math.floor), rounded(south, Math.floor), rounded(east, Math.ceil), rounded(north, Math.ceil)].join(',');

const latitude = (value: number) => `${Math.abs(value)}°${value < 0 ? 'S' : 'N'}`;
const longitude = (value: number) => `${Math.abs(value)}°${value < 0 ? 'W' : 'E'}`;

// In words, for people: "50 km around 36.2°N 37.16°E". What is no circle or box stays as it was typed.
export function circleInWords(value: string): string {
  const circle = circleOf(value);
  return circle ? `${circle.km} km around ${latitude(circle.lat)} ${longitude(circle.lon)}` : value;
}
export function boxInWords(value: string): string {
  const box = boxOf(value);
  return box ? `${latitude(box.south)} to ${latitude(box.north)}, ${longitude(box.west)} to ${longitude(box.east)}` : value;
}
