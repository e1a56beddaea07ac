import { describeForecast } from '../../domain/forecast/describe-forecast';
import type { WindowForecast } from '../../domain/forecast/outlook';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './plan.module.css';
import { RangeBar } from './range-bar';

/** Shorter windows are used in one sitting, where an hourly pace says nothing. */
const daySeconds = 86_400;

interface ForecastListProps {
  readonly forecasts: readonly WindowForecast[];
  readonly labelOf: (limit: string, seconds: number) => string;
}

/** The forecast of each window: a sentence, then the figures behind it. */
export function ForecastList({ forecasts, labelOf }: ForecastListProps) {
  const { t, spell } = useTranslator();
  if (forecasts.length === 0) return <p className={styles.secondary}>{t('plan.coming.none')}</p>;
  return (
    <ul className={styles.list}>
      {forecasts.map((forecast) => (
        <li key={`${forecast.limit}/${forecast.seconds}`}>
          <h3 className={styles.name}>{labelOf(forecast.limit, forecast.seconds)}</h3>
          <p className={styles.sentence}>{spell(describeForecast(forecast))}</p>
          {forecast.silence === null ? <Figures forecast={forecast} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Figures({ forecast }: { readonly forecast: WindowForecast }) {
  const { t } = useTranslator();
  const { seconds, leftAtEnd, runsOutAt, resetsAt, pacePerHour, recentPerHour } = forecast;
  return (
    <dl className={styles.figures}>
      <div>
        <dt>
          <T k="plan.leftAtEnd" values={{ at: { node: <Moment at={resetsAt} /> } }} />
        </dt>
        <dd>
          <RangeBar className={styles.rangeBar} low={leftAtEnd.q10} middle={leftAtEnd.q50} high={leftAtEnd.q90} />
          <b>
            <PercentRange low={leftAtEnd.q10} high={leftAtEnd.q90} />
          </b>
        </dd>
      </div>
      {runsOutAt ? (
        <div>
          <dt>{t('plan.ifRunsOut')}</dt>
          <dd>
            <DayPartRange from={runsOutAt.q10} to={runsOutAt.q90} />
          </dd>
        </div>
      ) : null}
      {pacePerHour === null || recentPerHour === null || seconds < daySeconds ? null : (
        <div>
          <dt>{t('plan.pace')}</dt>
          <dd>
            <Pace recent={recentPerHour} even={pacePerHour} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function PercentRange({ low, high }: { readonly low: number; readonly high: number }) {
  const { t, formats } = useTranslator();
  return low === high ? formats.percent(low) : t('plan.range', { low, high });
}

/** In parts of a day: the forecast is not more precise. */
function DayPartRange({ from, to }: { readonly from: number; readonly to: number }) {
  const { t, formats } = useTranslator();
  const first = formats.dayPart(from);
  return <span>{first === formats.dayPart(to) ? first : t('plan.ifRunsOut.range', { from, to })}</span>;
}

/** Percent per hour: below a tenth, per day. */
function Pace({ recent, even }: { readonly recent: number; readonly even: number }) {
  const { t, formats } = useTranslator();
  const rate = (perHour: number): string => {
    const [key, percent] = perHour >= 0.1 ? (['hour', perHour] as const) : (['day', perHour * 24] as const);
    return t(`plan.rate.${key}`, { percent: formats.number(percent, 1) });
  };
  return <span>{t('plan.pace.text', { recent: rate(recent), even: rate(even) })}</span>;
}
