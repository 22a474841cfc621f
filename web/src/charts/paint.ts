// One picture of the map on its canvas.
import { geoGraticule10, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Feature } from 'geojson';
import type { Cluster } from '../format/clusters';
import { quadClass, type Quad } from '../format/ontology';
import type { Atlas } from './world';

export interface Region {
  shape: Feature;
  quad: Quad | null;
  share: number; // of the region that has most, from 0 to 1
}

export interface Picture {
  projection: GeoProjection;
  atlas: Atlas | null;
  regions: Region[]; // countries of which no more is known than that it happened there
  clusters: Cluster[];
  sized: (cluster: Cluster) => number;
  chosen: string | null; // name of a place
  outlines: GeoPermissibleObjects[]; // the filters `bbox` and `near`
}

export function paint(canvas: HTMLCanvasElement, width: number, height: number, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);

  const { projection } = picture;
  const trace = (shape: GeoPermissibleObjects) => {
    context.beginPath();
    geoPath(projection, context)(shape);
  };
  const fill = (shape: GeoPermissibleObjects, name: string) => {
    trace(shape);
    context.fillStyle = colour(name);
    context.fill();
  };
  const stroke = (shape: GeoPermissibleObjects, name: string, line: number) => {
    trace(shape);
    context.lineWidth = line;
    context.strokeStyle = colour(name);
    context.stroke();
  };

  // The edge of the globe and its grid are few points far apart, which the projection must bend.
  projection.precision(0.7);
  fill({ type: 'Sphere' }, '--sunk');
  stroke(geoGraticule10(), '--line', 0.4);
  // The coasts have points enough.
  projection.precision(0);
  if (picture.atlas) {
    fill(picture.atlas.land, '--land');
    for (const region of picture.regions) {
      context.globalAlpha = 0.06 + 0.3 * Math.sqrt(region.share);
      fill(region.shape, `--${quadClass(region.quad)}`);
    }
    context.globalAlpha = 1;
    stroke(picture.atlas.land, '--coast', 0.6);
    stroke(picture.atlas.borders, '--coast', 0.5);
  }
  for (const outline of picture.outlines) stroke(outline, '--link', 1.6);
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
