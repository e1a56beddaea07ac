import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import { type Plot, xOf } from './step-path';

/** What a marker means. The icon shows it; the colour only repeats it. */
export type MarkerShape = 'bank' | 'reset' | 'moved' | 'other';

export interface EventMarker {
  readonly id: string;
  readonly at: Instant;
  readonly title: Message;
  readonly shape: MarkerShape;
  readonly confirmed: boolean;
}

interface EventMarkersProps {
  readonly markers: readonly EventMarker[];
  readonly plot: Plot;
  readonly onOpen: (ids: readonly string[]) => void;
}

/** Markers nearer to each other than their buttons are wide share one: 44 px for fingers, on a narrow chart. */
const minDistanceIn = ({ width }: Plot) => (width < 480 ? 46 : 26);

/** Events above the line, as buttons. Those too close to each other share one button that shows their number. */
export function EventMarkers({ markers: marks, plot, onOpen }: EventMarkersProps) {
  const { t } = useTranslator();
  return clusters(marks, plot).map(({ x, members }) => {
    const [first] = members;
    if (!first) return null;
    const alone = members.length === 1;
    const { title, at, confirmed } = first;
    const nameOfOne = confirmed ? t('charts.marker', { title, at }) : t('charts.marker.unconfirmed', { title, at });
    const name = alone ? nameOfOne : t('charts.marker.several', { count: members.length, at });
    return (
      <button
        key={first.id}
        type="button"
        className={styles.marker}
        style={{ left: x }}
        data-shape={alone ? first.shape : 'many'}
        data-unconfirmed={!first.confirmed || undefined}
        aria-label={name}
        title={name}
        onClick={() => onOpen(members.map(({ id }) => id))}
      >
        <span className={styles.badge} aria-hidden="true">
          {alone ? <MarkerIcon shape={first.shape} /> : members.length}
        </span>
        <span className={styles.stem} style={{ height: plot.height + plot.top - 28 }} />
      </button>
    );
  });
}

const iconPaths: Readonly<Record<MarkerShape, string>> = {
  bank: 'M8 2 14 8 8 14 2 8Z',
  reset: 'M8 2v9M4 7l4 5 4-5M3 14h10',
  moved: 'M2 8h11M9 4l4 4-4 4',
  other: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10',
};

/** The icon of a marker. */
export function MarkerIcon({ shape }: { readonly shape: MarkerShape }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14" data-shape={shape} className={styles.icon}>
      <path d={iconPaths[shape]} />
    </svg>
  );
}

interface Cluster {
  readonly x: number;
  readonly members: readonly EventMarker[];
}

/** The markers inside the plot from left to right. One that is too near to the first of a cluster joins it. */
function clusters(marks: readonly EventMarker[], plot: Plot): Cluster[] {
  const made: Cluster[] = [];
  const inside = marks.filter(({ at }) => at >= plot.view.fromAt && at <= plot.view.toAt);
  for (const mark of inside.sort((a, b) => a.at - b.at)) {
    const x = xOf(mark.at, plot);
    const last = made.at(-1);
    if (last && x - last.x < minDistanceIn(plot))
      made[made.length - 1] = { x: last.x, members: [...last.members, mark] };
    else made.push({ x, members: [mark] });
  }
  return made;
}
