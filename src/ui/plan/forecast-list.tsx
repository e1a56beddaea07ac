import { dayPart } from '../../domain/forecast/forecast-sentences';
import type { WindowForecast } from '../../domain/forecast/outlook';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import styles from './plan.module.css';

/** Shorter windows are used in one sitting, where an hourly pace says nothing. */
const daySeconds = 86_400;

interface ForecastListProps {
  readonly forecasts: readonly WindowForecast[];
  readonly labelOf: (limit: string, seconds: number) => string;
}

/** The forecast of each window: a sentence, then the figures behind it. */
export function ForecastList({ forecasts, labelOf }: ForecastListProps) {
  if (forecasts.length === 0) return <p className={styles.secondary}>No window is running that can be forecast.</p>;
  return (
    <ul className={styles.list}>
      {forecasts.map((forecast) => (
        <li key={`${forecast.limit}/${forecast.seconds}`}>
          <h3 className={styles.name}>{labelOf(forecast.limit, forecast.seconds)}</h3>
          <p className={styles.sentence}>{forecast.text}</p>
          {forecast.silence === null ? <Figures forecast={forecast} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Figures({ forecast }: { readonly forecast: WindowForecast }) {
  const now = useNow();
  const place = useLocaleAndZone();
  const { seconds, leftAtEnd, runsOutAt, resetsAt, pacePerHour, recentPerHour } = forecast;
  return (
    <dl className={styles.figures}>
      <div>
        <dt>
          Left when it ends, <Moment at={resetsAt} />
        </dt>
        <dd>
          <RangeBar low={leftAtEnd.q10} middle={leftAtEnd.q50} high={leftAtEnd.q90} />
          <b>{range(leftAtEnd.q10, leftAtEnd.q90)} %</b>
        </dd>
      </div>
      {runsOutAt ? (
        <div>
          <dt>If it runs out</dt>
          <dd>
            <span>{runOutText(runsOutAt.q10, runsOutAt.q90, now, place)}</span>
          </dd>
        </div>
      ) : null}
      {pacePerHour === null || recentPerHour === null || seconds < daySeconds ? null : (
        <div>
          <dt>Pace</dt>
          <dd>
            <span>
              {rate(recentPerHour)} lately; {rate(pacePerHour)} would last just to the end
            </span>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The band holds the outcome 8 times in 10; the tick is the median. */
function RangeBar({ low, middle, high }: { readonly low: number; readonly middle: number; readonly high: number }) {
  return (
    <span className={styles.rangeBar} aria-hidden="true">
      <i style={{ insetInlineStart: `${low}%`, insetInlineEnd: `${100 - high}%` }} />
      <u style={{ insetInlineStart: `${middle}%` }} />
    </span>
  );
}

/** In parts of a day: the forecast is not more precise. */
function runOutText(early: Instant, late: Instant, now: Instant, place: LocaleAndZone): string {
  const [from, to] = [dayPart(early, now, place), dayPart(late, now, place)];
  return from === to ? from : `between ${from.replace(/^on /, '')} and ${to.replace(/^on /, '')}`;
}

function range(low: number, high: number): string {
  return low === high ? String(low) : `${low}–${high}`;
}

/** "1.2 % an hour"; below 0.1 % an hour per day: "1.9 % a day". */
function rate(perHour: number): string {
  if (perHour >= 0.1) return `${perHour.toFixed(1)} % an hour`;
  return `${(perHour * 24).toFixed(1)} % a day`;
}
