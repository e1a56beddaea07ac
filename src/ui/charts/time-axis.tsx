import type { Instant } from '../../domain/time/instant';
import { useLocaleAndZone } from '../components/reader-context';
import { labelWidth } from './label-width';
import { type Plot, xOf } from './step-path';
import { placeLabels } from './strip-layout';
import { timeTicks } from './time-ticks';

interface TimeAxisProps {
  readonly plot: Plot;
  /** The base line of the dates. */
  readonly y: number;
  readonly now: Instant;
}

/** How far a date may reach beyond the plot, and the least gap between two dates. */
const [edgePx, labelGapPx] = [6, 8];

/** Dates below a chart, those at its edges moved inside. An edge's date that would then touch its neighbour is left out. */
export function TimeAxis({ plot, y, now }: TimeAxisProps) {
  const place = useLocaleAndZone();
  const width = plot.left + plot.width + edgePx;
  const dates = timeTicks(plot.view, plot.width, now, place)
    .map(({ at, text }) => ({ at, text, x: xOf(at, plot), half: labelWidth(text) / 2 }))
    .sort((a, b) => Number(isAtEdge(a, width)) - Number(isAtEdge(b, width)));
  const edges = placeLabels(dates, width, labelGapPx);
  return dates.map(({ at, text, half }, index) => {
    const left = edges[index];
    return left == null ? null : (
      <text key={at} x={left + half} y={y} textAnchor="middle">
        {text}
      </text>
    );
  });
}

function isAtEdge({ x, half }: { readonly x: number; readonly half: number }, width: number): boolean {
  return x < half || x + half > width;
}
