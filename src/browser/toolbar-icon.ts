// The toolbar's icon as the ring of the window that decides. Where a canvas or a figure is missing, the fixed icon of the manifest.
import { browser } from 'wxt/browser';
import type { Badge } from '../domain/headline/badge';
import { badgeColour } from './toolbar-badge';

export type RingIcon = Pick<Badge, 'tone' | 'hollow' | 'level'>;

/** What `drawRing` calls of a canvas. */
type RingContext = Pick<
  OffscreenCanvasRenderingContext2D,
  'beginPath' | 'arc' | 'roundRect' | 'moveTo' | 'lineTo' | 'closePath' | 'rect' | 'fill' | 'stroke' | 'setLineDash'
> & {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
};

/** CSS pixels: a toolbar of one and of two device pixels each. */
const sizes = [16, 32] as const;
/**
 * The part of the ring that is used up: white at a third of the opacity. It is still visible on the plate, and cannot be
 * confused with the arc.
 */
const track = '#ffffff55';

/** Draws the icon, or puts the fixed one back where nothing is known. Never rejects. */
export async function showToolbarIcon(icon: RingIcon): Promise<void> {
  try {
    await browser.action.setIcon({ imageData: ringImages(icon) });
  } catch {
    const { icons } = browser.runtime.getManifest();
    // Firefox for Android has no toolbar to draw on.
    if (icons) await browser.action.setIcon?.({ path: { ...icons } as Record<string, string> }).catch(() => undefined);
  }
}

/** Throws where there is no level, or no canvas. */
function ringImages(icon: RingIcon): Record<number, ImageData> {
  if (icon.level === null) throw new Error('Nothing is known yet.');
  const images = sizes.map((size): [number, ImageData] => {
    const context = new OffscreenCanvas(size, size).getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    drawRing(context, size, { ...icon, level: icon.level ?? 0 });
    return [size, context.getImageData(0, 0, size, size)];
  });
  return Object.fromEntries(images);
}

/**
 * Draws a plate, the ring and a mark into `size` × `size` pixels. The arc for what is left begins at the top and runs
 * clockwise. The plate makes it look the same on a light and on a dark toolbar. The mark shows the tone without colour: a
 * dot while all is well, a triangle for a warning, a square while blocked. The ring of an old reading is dashed.
 */
export function drawRing(context: RingContext, size: number, { tone, hollow, level }: RingIcon): void {
  const unit = size / 16;
  const middle = size / 2;
  const radius = 5.25 * unit;
  context.fillStyle = badgeColour(tone, hollow);
  context.beginPath();
  context.roundRect(0, 0, size, size, 3.75 * unit);
  context.fill();

  context.lineWidth = 2.5 * unit;
  context.strokeStyle = track;
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.stroke();

  const share = Math.min(1, Math.max(0, (level ?? 0) / 100));
  context.strokeStyle = '#ffffff';
  context.setLineDash(hollow ? [1.4 * unit, 1.1 * unit] : []);
  if (share > 0) {
    context.beginPath();
    context.arc(middle, middle, radius, -Math.PI / 2, (2 * share - 0.5) * Math.PI);
    context.stroke();
  }
  context.fillStyle = '#ffffff';
  context.beginPath();
  mark(context, tone, middle, unit);
  context.fill();
}

function mark(context: RingContext, tone: Badge['tone'], middle: number, unit: number): void {
  if (tone === 'calm') context.arc(middle, middle, 1.4 * unit, 0, 2 * Math.PI);
  else if (tone === 'stop') context.rect(middle - 1.75 * unit, middle - 1.75 * unit, 3.5 * unit, 3.5 * unit);
  else {
    context.moveTo(middle, middle - 2.4 * unit);
    context.lineTo(middle + 2.4 * unit, middle + 1.8 * unit);
    context.lineTo(middle - 2.4 * unit, middle + 1.8 * unit);
    context.closePath();
  }
}
