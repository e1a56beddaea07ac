import type { ReportAnswer } from '../../engine/ports/report-ports';
import { useTranslator } from '../components/reader-context';
import { groupName, type NamingContext } from './group-names';
import { ReportChart } from './report-chart';
import { drillInto, type ReportParams } from './report-params';
import { coverageSentences, reportName } from './report-sentences';
import { ReportTable } from './report-table';
import { ReportTotals } from './report-totals';
import styles from './reports.module.css';

interface ReportBodyProps {
  readonly params: ReportParams;
  readonly answer: ReportAnswer;
  readonly naming: NamingContext;
  readonly onShow: (params: ReportParams) => void;
}

/** Sums, chart and table of a report, and how much of the truth they are. */
export function ReportBody({ params, answer, naming, onShow }: ReportBodyProps) {
  const { t, spell } = useTranslator();
  const { by } = params;
  const nameOf = (key: string) => groupName(by, key, naming);
  return (
    <>
      {answer.total.responses === 0 ? (
        <p className={styles.text}>{t('reports.empty')}</p>
      ) : (
        <>
          <ReportTotals total={answer.total} />
          <ReportChart by={by} series={answer.series} nameOf={nameOf} naming={naming} />
          <ReportTable
            key={JSON.stringify([by, params.within])}
            by={by}
            rows={answer.rows}
            total={answer.total}
            nameOf={nameOf}
            onDrill={by === 'turn' ? null : (key) => onShow(drillInto(params, key))}
            caption={spell(reportName(by))}
          />
        </>
      )}
      <footer className={styles.notes}>
        {coverageSentences(answer).map((sentence) => (
          <p key={sentence.key}>{spell(sentence)}</p>
        ))}
      </footer>
    </>
  );
}
