import { describeReport } from '../../domain/forecast/describe-report';
import type { ReportCard } from '../../domain/forecast/outlook';
import { minSettled } from '../../domain/forecast/report-card';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './plan.module.css';

/** How accurate the forecasts have been: a sentence, and folded away the scores and predicted against actual frequencies. */
export function ReportCardPanel({ report }: { readonly report: ReportCard }) {
  const { t, sentences } = useTranslator();
  return (
    <Panel name={t('plan.report')}>
      <p className={styles.sentence}>{sentences(describeReport(report))}</p>
      {report.brier === null ? null : (
        <details className={styles.details}>
          <summary>{t('plan.report.how')}</summary>
          <Scores report={report} brier={report.brier} />
          {/* A table of fewer settled forecasts would show chance. */}
          {report.settled < minSettled ? null : <Reliability report={report} />}
        </details>
      )}
    </Panel>
  );
}

function Scores({ report, brier }: { readonly report: ReportCard; readonly brier: number }) {
  const { t, formats } = useTranslator();
  const { linearBrier, coverage } = report;
  const learned = formats.number(brier, 2);
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('plan.report.brier')}</dt>
        <dd>
          {linearBrier === null
            ? learned
            : t('plan.report.brier.value', { learned, linear: formats.number(linearBrier, 2) })}
        </dd>
        <dd className={styles.about}>{t('plan.report.brier.about')}</dd>
      </div>
      <div>
        <dt>{t('plan.report.coverage')}</dt>
        <dd>{coverage === null ? '–' : formats.percent(Math.round(coverage * 100))}</dd>
      </div>
    </dl>
  );
}

function Reliability({ report: { reliability, settled } }: { readonly report: ReportCard }) {
  const { t, formats } = useTranslator();
  const share = (part: number): string => formats.percent(Math.round(part * 100));
  return (
    <table className={styles.table}>
      <caption>{t('plan.report.table', { settled })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.report.said')}</th>
          <th scope="col">{t('plan.report.happened')}</th>
          <th scope="col">{t('plan.report.count')}</th>
        </tr>
      </thead>
      <tbody>
        {reliability.map(({ said, happened, count }) => (
          <tr key={said}>
            <td>{share(said)}</td>
            <td>
              <span className={styles.shareBar}>
                <i style={{ inlineSize: `${happened * 100}%` }} />
              </span>
              {share(happened)}
            </td>
            <td>{formats.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
