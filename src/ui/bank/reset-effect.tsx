import { useRef, useState } from 'react';
import type { AccountView, ResetView } from '../../domain/accounts/account-view';
import { type ResetEffect as Effect, resetAfter, resetEffect } from '../../domain/advice/reset-effect';
import { worthWindow } from '../../domain/bank/worth';
import { hourMs, type Instant } from '../../domain/time/instant';
import { ChartDataTable } from '../charts/chart-data-table';
import { useWidth } from '../charts/use-width';
import dataTable from '../components/data-table.module.css';
import { useNow, useTranslator } from '../components/reader-context';
import { Slider } from '../components/slider';
import { useApp } from '../screen/app-context';
import styles from './reset-effect.module.css';

interface ResetEffectProps {
  readonly view: AccountView;
  readonly reset: ResetView;
}

/** A step of the slider. */
const stepMs = 6 * hourMs;

/** The window as it is above the window with the reset used, now or later; then the same in words and as a table. */
export function ResetEffect({ view, reset }: ResetEffectProps) {
  const { storedOutlook } = useApp();
  const { t, formats } = useTranslator();
  const now = useNow();
  const [step, setStep] = useState(0);
  const window = worthWindow(view.windows);
  const until = Math.min(window?.resetsAt ?? now, reset.expiresAt ?? Number.POSITIVE_INFINITY);
  const steps = Math.max(0, Math.ceil((until - now) / stepMs) - 1);
  const at = now + Math.min(step, steps) * stepMs;
  const forecast = storedOutlook?.forecasts.find(
    ({ limit, seconds, silence }) => limit === window?.limit && seconds === window.seconds && silence === null,
  );
  const effect = window
    ? resetEffect({ window, next: resetAfter(view.bank, reset.key), at, now, perHour: forecast?.recentPerHour ?? 0 })
    : null;
  if (!window || !effect) return <p className={styles.secondary}>{t('plan.effect.none')}</p>;
  return (
    <div className={styles.effect}>
      <Lanes effect={effect} now={now} />
      {steps > 0 ? (
        <Slider
          name={t('plan.effect.when')}
          value={Math.min(step, steps)}
          to={steps}
          text={step === 0 ? t('plan.whatIf.now') : formats.instant(at)}
          onChange={setStep}
        />
      ) : null}
      <Words effect={effect} />
      <ChartDataTable of={t('plan.effect')}>
        <Table effect={effect} />
      </ChartDataTable>
    </div>
  );
}

const [labelHeight, barHeight, gap, pad] = [16, 18, 10, 6];
const laneHeight = labelHeight + barHeight + gap;
/** The label of an end is drawn to the right of the lane's name. */
const endLabelFrom = 150;

function Lanes({ effect, now }: { readonly effect: Effect; readonly now: Instant }) {
  const { t, formats } = useTranslator();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 320);
  const { startedAt, at, endsAt, newEndsAt, next, gained, forfeited } = effect;
  const from = startedAt;
  // A reset that expires much later is drawn at the right end, because the two lanes matter more.
  const to = Math.min(Math.max(newEndsAt, next?.expiresAt ?? 0), newEndsAt + (newEndsAt - at) / 4);
  const nextAt = next === null ? null : Math.min(next.expiresAt, to);
  const x = (instant: Instant) => pad + ((width - 2 * pad) * (instant - from)) / (to - from);
  const bar = (className: string | undefined, begin: Instant, end: Instant, lane: number) => (
    <rect
      className={className}
      x={x(begin)}
      y={lane * laneHeight + labelHeight}
      width={Math.max(2, x(end) - x(begin))}
      height={barHeight}
      rx={4}
    />
  );
  const summary = t('plan.effect.summary', {
    left: forfeited,
    end: endsAt,
    newEnd: newEndsAt,
    at: at === now ? t('plan.whatIf.now') : formats.instant(at),
  });
  return (
    <div ref={frame}>
      <svg width={width} height={2 * laneHeight} className={styles.svg} role="img" aria-label={summary}>
        <text x={pad} y={11}>
          {t('plan.effect.asIs')}
        </text>
        {bar(styles.window, startedAt, endsAt, 0)}
        {bar(styles.used, startedAt, startedAt + ((endsAt - startedAt) * gained) / 100, 0)}
        <text x={pad} y={laneHeight + 11}>
          {t('plan.effect.withReset')}
        </text>
        {bar(styles.cut, startedAt, at, 1)}
        {bar(styles.window, at, newEndsAt, 1)}
        <path
          className={styles.now}
          d={`M${x(at)} ${labelHeight - 2}v${barHeight + 4}M${x(at)} ${laneHeight + labelHeight - 2}v${barHeight + 4}`}
        />
        {nextAt === null ? null : (
          <path className={styles.next} d={`M${x(nextAt)} ${laneHeight + labelHeight + 2}l6 7l-6 7l-6 -7z`} />
        )}
        <text x={Math.max(x(endsAt), endLabelFrom)} y={11} textAnchor="end">
          {formats.brief(endsAt)}
        </text>
        <text x={x(newEndsAt)} y={laneHeight + 11} textAnchor="end">
          {formats.brief(newEndsAt)}
        </text>
      </svg>
    </div>
  );
}

function Words({ effect }: { readonly effect: Effect }) {
  const { t, formats } = useTranslator();
  const { forfeited, gained, net, endsAt, newEndsAt, next } = effect;
  const words = [
    t('plan.effect.trade', { left: Math.round(forfeited), gained: Math.round(gained) }),
    t('plan.effect.moves', { shift: newEndsAt - endsAt, end: newEndsAt }),
    Math.round(net) > 0
      ? t('plan.effect.gain', { points: Math.round(net) })
      : t('plan.effect.loss', { points: Math.round(-net) }),
    next === null ? t('plan.effect.noNext') : t('plan.effect.next', { at: next.expiresAt, place: next.place }),
  ];
  return (
    <p className={styles.secondary} aria-live="polite">
      {formats.sentences(words)}
    </p>
  );
}

function Table({ effect }: { readonly effect: Effect }) {
  const { t, formats } = useTranslator();
  const { forfeited, gained, endsAt, newEndsAt, next } = effect;
  const points = (value: number) => formats.percent(Math.round(value));
  const nextAt = next === null ? '–' : formats.instant(next.expiresAt);
  const rows = [
    ['left', points(forfeited), points(100)],
    ['ends', formats.instant(endsAt), formats.instant(newEndsAt)],
    ['forfeited', '–', points(forfeited)],
    ['gained', '–', points(gained)],
    ['next', nextAt, nextAt],
  ] as const;
  return (
    <table className={dataTable.table}>
      <caption>{t('plan.effect')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.effect.row')}</th>
          <th scope="col">{t('plan.effect.asIs')}</th>
          <th scope="col">{t('plan.effect.withReset')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([row, asIs, withReset]) => (
          <tr key={row}>
            <th scope="row">{t(`plan.effect.row.${row}`)}</th>
            <td>{asIs}</td>
            <td>{withReset}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
