import type { ReportCard } from '../../domain/forecast/outlook';
import { Panel } from '../components/panel';
import styles from './plan.module.css';

/** A table of fewer settled forecasts would show chance. */
const minForTable = 9;

/** How accurate the forecasts have been: a sentence, two scores, and predicted against actual frequencies. */
export function ReportCardPanel({ report }: { readonly report: ReportCard }) {
  const { brier, linearBrier, coverage, reliability, settled, text } = report;
  return (
    <Panel name="How right this has been">
      <p className={styles.sentence}>{text}</p>
      {brier === null ? null : (
        <dl className={styles.figures}>
          <div>
            <dt title="Mean squared error of the probabilities: 0 is perfect, 0.25 a coin">Brier score</dt>
            <dd>
              {brier.toFixed(2)}
              {linearBrier === null ? null : `, a straight line ${linearBrier.toFixed(2)}`}
            </dd>
          </div>
          <div>
            <dt>Ends in the 8-in-10 band</dt>
            <dd>{coverage === null ? '–' : `${Math.round(coverage * 100)} %`}</dd>
          </div>
        </dl>
      )}
      {settled < minForTable ? null : <Reliability reliability={reliability} settled={settled} />}
    </Panel>
  );
}

function Reliability({ reliability, settled }: Pick<ReportCard, 'reliability' | 'settled'>) {
  return (
    <table className={styles.table}>
      <caption>Said and happened, {settled} settled calls</caption>
      <thead>
        <tr>
          <th scope="col">Said to run out</th>
          <th scope="col">Did</th>
          <th scope="col">Calls</th>
        </tr>
      </thead>
      <tbody>
        {reliability.map(({ said, happened, count }) => (
          <tr key={said}>
            <td>{Math.round(said * 100)} %</td>
            <td>
              <span className={styles.shareBar}>
                <i style={{ width: `${happened * 100}%` }} />
              </span>
              {Math.round(happened * 100)} %
            </td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
