import type { Headline, WindowView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { windowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import { classNames } from '../components/class-names';
import { type Tone, toneOf } from './even-pace';
import styles from './window-rings.module.css';

interface WindowRingsProps {
  readonly windows: readonly WindowView[];
  /** The last forecast; null where there is none. */
  readonly outlook?: StoredOutlook | null;
  /** Whether an arc is as long as what is left, or as what is used. */
  readonly mode?: GaugeMode;
  /** Drawn as a sign in the middle, where there is room. */
  readonly state?: Headline['state'];
  readonly size?: number;
}

const glyphs = { free: 'M22.6 28.6l3.8 3.8 7.2-7.8', blocked: 'M22 28h12', unknown: 'M28 22v7.4M28 33.6v.2' } as const;

/**
 * The logo, drawn from live data: one ring per window, the longest window outermost, each arc as long as what is left, or
 * used. Decorative: the text beside it says the same.
 */
export function WindowRings({ windows, outlook = null, mode = 'left', state, size = 56 }: WindowRingsProps) {
  const rings = windows
    .filter(({ limit, state, isHidden }) => limit === 'codex' && state !== 'withdrawn' && !isHidden)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 3);
  // An old reading is not certain: a hollow ring and "!".
  const sign = state === 'free' && rings.some(isAged) ? 'unknown' : state;
  return (
    <svg className={styles.rings} width={size} height={size} viewBox="0 0 56 56" aria-hidden="true">
      {rings.length === 0 ? <circle className={styles.empty} cx="28" cy="28" r="24" /> : null}
      {rings.map((window, index) => (
        <Ring
          key={window.seconds}
          window={window}
          tone={toneOf(window, windowOutlook(outlook, window))}
          percent={mode === 'left' ? window.leftPercent : window.usedPercent}
          radius={24.5 - index * 7.5}
        />
      ))}
      {sign && rings.length < 3 ? <path className={classNames(styles.glyph, styles[sign])} d={glyphs[sign]} /> : null}
    </svg>
  );
}

function isAged({ freshness }: WindowView): boolean {
  return freshness === 'aged';
}

interface RingProps {
  readonly window: WindowView;
  readonly tone: Tone;
  readonly percent: number;
  readonly radius: number;
}

function Ring({ window, tone, percent, radius }: RingProps) {
  const length = 2 * Math.PI * radius;
  const drawn = (length * percent) / 100;
  const isHollow = window.state === 'recovered' || isAged(window);
  return (
    <g className={classNames(styles[tone], isHollow && styles.hollow)}>
      <circle className={styles.track} cx="28" cy="28" r={radius} />
      {percent > 0 ? (
        <circle
          className={styles.arc}
          cx="28"
          cy="28"
          r={radius}
          strokeDasharray={window.state === 'recovered' ? '2 3' : `${drawn} ${length}`}
          transform="rotate(-90 28 28)"
        />
      ) : null}
    </g>
  );
}
