import { tierCost, tierOf } from '../../domain/guide/tiers';
import { usedOffPeak, usedWithCache } from '../../domain/guide/value';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useReportNumbers } from '../reports/use-report-numbers';
import styles from './guide.module.css';
import { Contradiction, Figure, RealUnit } from './parts';
import type { GuidePanelProps } from './tiers-panel';

/** What the guide's text says a cache saves, in percent; its checklist says less, and both are shown. */
const textRange = [60, 75] as const;

/** The guide's two what-ifs: work moved to cheaper hours, and prompts that repeat themselves. */
export function WhatIfsPanel({ state, real }: GuidePanelProps) {
  const { t } = useTranslator();
  const { money } = useReportNumbers();
  const { figures, tier: id } = state.guide;
  const tier = tierOf(id, figures);
  const saved = (used: number) => money(tierCost(tier, figures.used) - tierCost(tier, used));
  const cached = (percent: number) => usedWithCache(figures.used, figures.cacheShare, percent);
  const offPeak = usedOffPeak(figures.used, figures);
  const ranges = [
    ['checklist', figures.cachingLow, figures.cachingHigh],
    ['text', ...textRange],
  ] as const;
  return (
    <Panel name={t('guide.whatIfs')}>
      <h3 className={styles.part}>{t('guide.offPeak')}</h3>
      <div className={styles.fields}>
        <Figure state={state} figure="offPeakShare" label={t('guide.offPeak.share')} />
        <Figure state={state} figure="offPeakDiscount" label={t('guide.offPeak.discount')} />
      </div>
      <p>{t('guide.offPeak.result', { units: Math.round(offPeak), saved: saved(offPeak) })}</p>
      <RealUnit>
        {t('guide.real.offPeak')}
        <NextReset real={real} />
      </RealUnit>
      <h3 className={styles.part}>{t('guide.caching')}</h3>
      <div className={styles.fields}>
        <Figure state={state} figure="cacheShare" label={t('guide.caching.share')} />
        <Figure state={state} figure="cachingLow" label={t('guide.caching.low')} />
        <Figure state={state} figure="cachingHigh" label={t('guide.caching.high')} />
      </div>
      {ranges.map(([source, low, high]) => (
        <p key={source}>
          {t('guide.caching.result', {
            source,
            low,
            high,
            most: Math.round(cached(low)),
            least: Math.round(cached(high)),
            savedLow: saved(cached(low)),
            savedHigh: saved(cached(high)),
          })}
        </p>
      ))}
      <Contradiction>{t('guide.odd.caching')}</Contradiction>
      <RealUnit>
        {real.month?.cachedShare == null
          ? t('guide.real.cached.unknown')
          : t('guide.real.cached', { share: Math.round(real.month.cachedShare * 100) })}
      </RealUnit>
    </Panel>
  );
}

function NextReset({ real: { forecast } }: Pick<GuidePanelProps, 'real'>) {
  const { t, formats } = useTranslator();
  if (forecast === null) return t('guide.real.offPeak.unknown');
  return (
    <T
      k="guide.real.offPeak.next"
      values={{ window: formats.window(forecast), at: { node: <Moment at={forecast.resetsAt} /> } }}
    />
  );
}
