import { tierIds } from '../../domain/guide/figures';
import { reserveDays } from '../../domain/guide/guide-csv';
import { busyDays, idleHoursToFull, reserveRule, simulateReserve } from '../../domain/guide/reserve';
import { tierOf } from '../../domain/guide/tiers';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import styles from './guide.module.css';
import { Contradiction, Figure, RealUnit, Result } from './parts';
import { ReserveChart } from './reserve-chart';
import type { GuidePanelProps } from './tiers-panel';

/** The savings reserve, hour by hour over a week of equal days. */
export function ReservePanel({ state, real }: GuidePanelProps) {
  const { t, formats } = useTranslator();
  const { figures, tier } = state.guide;
  const rule = reserveRule(tierOf(tier, figures), figures);
  const hours = simulateReserve(rule, busyDays(figures, reserveDays));
  const idle = idleHoursToFull(rule);
  const count = (outcome: 'carried' | 'held') => hours.filter((hour) => hour.outcome === outcome).length;
  return (
    <Panel
      name={t('guide.reserve')}
      aside={
        <SegmentedControl
          label={t('guide.tier')}
          options={tierIds.map((id) => ({ value: id, text: t(`guide.tier.${id}`) }))}
          value={tier}
          onChange={state.setTier}
        />
      }
    >
      <p className={styles.secondary}>{t('guide.reserve.rule')}</p>
      <div className={styles.fields}>
        <Figure state={state} figure="reserveThreshold" label={t('guide.reserve.threshold')} />
        <Figure state={state} figure="reserveShare" label={t('guide.reserve.share')} />
        <Figure state={state} figure="reserveCapHours" label={t('guide.reserve.capHours')} />
        <Figure state={state} figure="busyHours" label={t('guide.reserve.busyHours')} />
        <Figure state={state} figure="busyUse" label={t('guide.reserve.busyUse')} />
      </div>
      <ReserveChart hours={hours} cap={rule.cap} />
      <dl className={styles.results}>
        <Result name={t('guide.reserve.hourly')}>{formats.number(rule.hourly, 2)}</Result>
        <Result name={t('guide.reserve.cap')}>{formats.number(rule.cap, 2)}</Result>
        <Result name={t('guide.reserve.full')}>
          {idle === null ? t('guide.reserve.never') : t('guide.reserve.idle', { hours: idle })}
        </Result>
        <Result name={t('guide.reserve.carried')}>{formats.number(count('carried'))}</Result>
        <Result name={t('guide.reserve.held')}>{formats.number(count('held'))}</Result>
      </dl>
      <Contradiction>{t('guide.odd.reserve')}</Contradiction>
      <RealUnit>
        <ReserveReal real={real} />
      </RealUnit>
    </Panel>
  );
}

function ReserveReal({ real: { view, forecast } }: Pick<GuidePanelProps, 'real'>) {
  const { t, formats } = useTranslator();
  const count = view?.bank.available ?? null;
  return formats.sentences([
    count === null ? t('guide.real.bank.unknown') : t('guide.real.bank', { count }),
    forecast === null
      ? t('guide.real.unused.unknown')
      : t('guide.real.unused', {
          window: formats.window(forecast, 'inside'),
          points: Math.round(forecast.leftAtEnd.q50),
        }),
  ]);
}
