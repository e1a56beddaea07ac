// From points to SVG path data. One string for the line, one for the ground under it.
import { reduceM4 } from '../../domain/history/m4';
import type { Line, Span } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';

/** The plot's inside, in CSS pixels: a chart draws at the size it is shown, so its text keeps its size on a phone. */
export interface Plot {
  readonly view: Span;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function xOf(at: number, { view, left, width }: Plot): number {
  return tenth(left + ((at - view.fromAt) / (view.toAt - view.fromAt)) * width);
}

/** Where a value of 0–100 lies, 100 on top. */
export function yOf(value: number, { top, height }: Plot): number {
  return tenth(top + (1 - value / 100) * height);
}

export interface StepPath {
  readonly line: string;
  readonly ground: string;
}

/** The use line as steps, reduced to the plot's pixel columns; the pen lifts where nothing was seen. */
export function stepPath(line: Line, plot: Plot, gauge: GaugeMode): StepPath {
  const pen = createPen(yOf(0, plot));
  for (const index of reduceM4(line, plot.view, plot.width)) {
    const used = line.value[index] as number;
    if (Number.isNaN(used)) pen.lift();
    else pen.stepTo(xOf(line.at[index] as number, plot), yOf(gauge === 'left' ? 100 - used : used, plot));
  }
  return pen.finish();
}

function createPen(floor: number) {
  let [line, ground] = ['', ''];
  let [lastX, lastY, isDown] = [0, 0, false];

  const lift = () => {
    // A lone reading would be a path of no length: half a pixel with a round cap makes it a dot.
    if (isDown) [line, ground] = [`${line}h.5`, `${ground}V${floor}Z`];
    isDown = false;
  };
  const down = (x: number, y: number) => {
    line += `M${x} ${y}`;
    ground += `M${x} ${floor}V${y}`;
    isDown = true;
  };
  const stepTo = (x: number, y: number) => {
    const step = `${x === lastX ? '' : `H${x}`}${y === lastY ? '' : `V${y}`}`;
    if (isDown) [line, ground] = [line + step, ground + step];
    else down(x, y);
    [lastX, lastY] = [x, y];
  };
  const finish = (): StepPath => {
    lift();
    return { line, ground };
  };
  return { lift, stepTo, finish };
}

function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
