// One picture of the map on its canvas.
import { geoGraticule10, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { ZoomTransform } from 'd3-zoom';
import type { Cluster } from '../format/clusters';
import { quadClass, type Quad } from '../format/ontology';
import type { Atlas } from './world';

// Shapes projected once, for the whole world in sight; moving and zooming only lay them otherwise.
export interface Shapes {
  globe: Path2D;
  grid: Path2D;
  land: Path2D;
  borders: Path2D;
  countries: Map<string, Path2D>; // by number
}

export interface Region {
  id: string;
  quad: Quad | null;
  share: number; // of the region that has most, from 0 to 1
}

export interface Picture {
  transform: ZoomTransform;
  shapes: Shapes | null;
  regions: Region[]; // countries of which no more is known than that it happened there
  clusters: Cluster[];
  sized: (cluster: Cluster) => number;
  chosen: string | null; // name of a place
  outlines: Path2D[]; // the filters `bbox` and `near`
}

// `precision`: how far, in pixels of the whole world, bent lines may be off. 0 takes the points as they are.
export function shapeOf(whole: GeoProjection, shape: GeoPermissibleObjects, precision: number): Path2D {
  return new Path2D(geoPath(whole.precision(precision))(shape) ?? '');
}

export function shapesOf(whole: GeoProjection, atlas: Atlas): Shapes {
  return {
    // The edge of the globe and its grid are few points far apart, which must be bent; coasts have points enough.
    globe: shapeOf(whole, { type: 'Sphere' }, 0.02),
    grid: shapeOf(whole, geoGraticule10(), 0.1),
    land: shapeOf(whole, atlas.land, 0),
    borders: shapeOf(whole, atlas.borders, 0),
    countries: new Map([...atlas.countries].map(([id, shape]) => [id, shapeOf(whole, shape, 0)])),
  };
}

export function paint(canvas: HTMLCanvasElement, width: number, height: number, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  const { k, x, y } = picture.transform;
  const fill = (shape: Path2D, name: string) => {
    context.fillStyle = colour(name);
    context.fill(shape);
  };
  const stroke = (shape: Path2D, name: string, line: number) => {
    context.lineWidth = line / k;
    context.strokeStyle = colour(name);
    context.stroke(shape);
  };

  context.setTransform(scale * k, 0, 0, scale * k, scale * x, scale * y);
  const { shapes } = picture;
  if (shapes) {
    fill(shapes.globe, '--sunk');
    stroke(shapes.grid, '--line', 0.4);
    fill(shapes.land, '--land');
    for (const region of picture.regions) {
      const shape = shapes.countries.get(region.id);
      context.globalAlpha = 0.06 + 0.3 * Math.sqrt(region.share);
      if (shape) fill(shape, `--${quadClass(region.quad)}`);
    }
    context.globalAlpha = 1;
    stroke(shapes.land, '--coast', 0.6);
    stroke(shapes.borders, '--coast', 0.5);
  }
  for (const outline of picture.outlines) stroke(outline, '--link', 1.6);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const cluster of [...picture.clusters].sort((a, b) => Number(b.area) - Number(a.area) || b.count - a.count)) circle(context, cluster, picture, colour);
}

// Areas lie below points. A dashed ring says: somewhere within.
function circle(context: CanvasRenderingContext2D, cluster: Cluster, picture: Picture, colour: (name: string) => string): void {
  const quad = colour(`--${quadClass(cluster.quad)}`);
  context.beginPath();
  context.arc(cluster.x, cluster.y, picture.sized(cluster), 0, 2 * Math.PI);
  context.setLineDash(cluster.area ? [3, 3] : []);
  context.globalAlpha = cluster.area ? 0.12 : 0.62;
  context.fillStyle = quad;
  context.fill();
  context.globalAlpha = 1;
  const isChosen = picture.chosen !== null && cluster.places.some((place) => place.name === picture.chosen);
  context.lineWidth = isChosen ? 3 : 1.2;
  context.strokeStyle = isChosen ? colour('--ink') : quad;
  context.stroke();
  context.setLineDash([]);
}
