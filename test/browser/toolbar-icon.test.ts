// What is drawn on the toolbar's button, and what takes its place where nothing can be drawn.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Badge } from '../../src/domain/headline/badge';

const setIcon = vi.fn(async (_: Record<string, unknown>) => {});
const icons = { 16: 'icon/16.png', 32: 'icon/32.png' };
vi.mock('wxt/browser', () => ({
  browser: {
    action: { setIcon: (what: Record<string, unknown>) => setIcon(what) },
    runtime: { getManifest: () => ({ icons }) },
  },
}));

const { drawRing, showToolbarIcon } = await import('../../src/browser/toolbar-icon');
const { badgeColour } = await import('../../src/browser/toolbar-badge');

const calls: [string, ...unknown[]][] = [];
/** Writes down what is drawn, with the colour and the dashes of each stroke and fill. */
function recorder() {
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  const context = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 0 },
    ...{ beginPath: note('beginPath'), arc: note('arc'), roundRect: note('roundRect'), rect: note('rect') },
    ...{
      moveTo: note('moveTo'),
      lineTo: note('lineTo'),
      closePath: note('closePath'),
      setLineDash: note('setLineDash'),
    },
    fill: () => calls.push(['fill', context.fillStyle]),
    stroke: () => calls.push(['stroke', context.strokeStyle]),
    getImageData: (...box: number[]) => ({ box }),
  };
  return context;
}

function drawn(icon: { tone: Badge['tone']; hollow: boolean; level: number | null }, size = 16) {
  calls.length = 0;
  drawRing(recorder() as never, size, icon);
  return calls;
}

/** End angles of the arcs with the ring's radius, as shares of a turn from the top. */
const shares = (size = 16) =>
  calls.flatMap(([name, , , radius, , to]) =>
    name === 'arc' && Number(radius) > size / 4 ? [Math.round((Number(to) / (2 * Math.PI) + 0.25) * 1000) / 1000] : [],
  );

beforeEach(() => void setIcon.mockClear());
afterEach(() => void vi.unstubAllGlobals());

describe('the ring', () => {
  it.each([
    [100, 1],
    [31, 0.31],
    [140, 1],
  ])('of %d percent left is that part of a turn, from the top', (level, share) => {
    for (const size of [16, 32]) {
      drawn({ tone: 'calm', hollow: false, level }, size);
      // The track goes once around from the right.
      expect(shares(size)).toEqual([1.25, share]);
    }
  });

  it('is empty where nothing is left', () => {
    drawn({ tone: 'stop', hollow: false, level: 0 });
    expect(shares()).toEqual([1.25]);
  });

  it('says its tone by a shape of its own, not by colour alone', () => {
    const shapeOf = (tone: Badge['tone']) => {
      const steps = drawn({ tone, hollow: false, level: 50 });
      return steps.slice(steps.findLastIndex(([name]) => name === 'beginPath')).map(([name]) => name);
    };
    const shapes = (['calm', 'warn', 'stop'] as const).map((tone) => shapeOf(tone).join(' '));
    expect(new Set(shapes).size).toBe(3);
  });

  it('is dashed where the reading is old', () => {
    const dashes = (hollow: boolean) =>
      drawn({ tone: 'calm', hollow, level: 50 }).flatMap(([name, pattern]) =>
        name === 'setLineDash' ? [pattern] : [],
      );
    expect(dashes(false)).toEqual([[]]);
    expect(dashes(true)).not.toEqual([[]]);
  });

  it('stands out from its plate, and the plate or the ring from every toolbar', () => {
    const light = (colour: string) => {
      const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
      const [r = 0, g = 0, b = 0] = parts.map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string) =>
      (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    // Chrome's and Firefox's, light and dark.
    const toolbars = ['#ffffff', '#f0f0f4', '#dfe1e5', '#3c3c3c', '#2b2a33', '#202124', '#1c1b22'];
    for (const tone of ['calm', 'warn', 'stop'] as const) {
      for (const hollow of [false, true]) {
        const plate = badgeColour(tone, hollow);
        expect(contrast(plate, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        for (const toolbar of toolbars)
          expect(Math.max(contrast(plate, toolbar), contrast('#ffffff', toolbar))).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('the icon on the toolbar', () => {
  const withCanvas = () =>
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => recorder();
      },
    );

  it('is drawn for one and for two device pixels a pixel', async () => {
    withCanvas();
    await showToolbarIcon({ tone: 'calm', hollow: false, level: 40 });
    expect(setIcon.mock.calls).toEqual([[{ imageData: { 16: { box: [0, 0, 16, 16] }, 32: { box: [0, 0, 32, 32] } } }]]);
  });

  it('is the fixed one where nothing is known, where there is no canvas, and where the browser refuses the picture', async () => {
    withCanvas();
    await showToolbarIcon({ tone: 'calm', hollow: true, level: null });
    vi.unstubAllGlobals();
    await showToolbarIcon({ tone: 'calm', hollow: false, level: 40 });
    expect(setIcon.mock.calls).toEqual([[{ path: icons }], [{ path: icons }]]);
    setIcon.mockClear();
    withCanvas();
    setIcon.mockRejectedValueOnce(new Error('refused'));
    await showToolbarIcon({ tone: 'calm', hollow: false, level: 40 });
    expect(setIcon).toHaveBeenLastCalledWith({ path: icons });
  });
});
