// From data points to SVG path data: one string for the line, one for the area under it.

import { reduceM4 } from '../../domain/history/m4-downsampling';
import type { UsageLine } from '../../domain/history/usage-line';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';

/** The drawing area in CSS pixels. A chart is drawn at its displayed size, so that its text has one size everywhere. */
export interface Plot {
  readonly view: TimeSpan;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The x of an instant. */
export function xOf(at: number, { view, left, width }: Plot): number {
  return tenth(left + ((at - view.fromAt) / (view.toAt - view.fromAt)) * width);
}

/** The y of a value of 0–100; 100 is at the top. */
export function yOf(value: number, { top, height }: Plot): number {
  return tenth(top + (1 - value / 100) * height);
}

export interface StepPath {
  readonly line: string;
  readonly area: string;
}

/** The line as steps, reduced to the plot's pixel columns (M4). It is interrupted where nothing was seen (NaN). */
export function stepPath(line: UsageLine, plot: Plot, gauge: GaugeMode): StepPath {
  const pen = createPen(yOf(0, plot));
  for (const index of reduceM4(line, plot.view, plot.width)) {
    const used = line.value[index] as number;
    if (Number.isNaN(used)) pen.lift();
    else pen.stepTo(xOf(line.at[index] as number, plot), yOf(gauge === 'left' ? 100 - used : used, plot));
  }
  return pen.finish();
}

function createPen(floor: number) {
  let [line, area] = ['', ''];
  let [lastX, lastY, isDown] = [0, 0, false];

  const lift = () => {
    // A single reading would be a path of no length. Half a pixel with a round cap makes it a dot.
    if (isDown) [line, area] = [`${line}h.5`, `${area}V${floor}Z`];
    isDown = false;
  };
  const down = (x: number, y: number) => {
    line += `M${x} ${y}`;
    area += `M${x} ${floor}V${y}`;
    isDown = true;
  };
  const stepTo = (x: number, y: number) => {
    const step = `${x === lastX ? '' : `H${x}`}${y === lastY ? '' : `V${y}`}`;
    if (isDown) [line, area] = [line + step, area + step];
    else down(x, y);
    [lastX, lastY] = [x, y];
  };
  const finish = (): StepPath => {
    lift();
    return { line, area };
  };
  return { lift, stepTo, finish };
}

/** Rounded to a tenth, which keeps the path data short. */
function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
