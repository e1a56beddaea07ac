import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { message } from '../../domain/messages/message';
import { reportCsv, reportJson, showbackCsv } from '../../domain/usage/report-files';
import type { Period } from '../../domain/usage/report-period';
import type { ReportAnswer, ReportPorts } from '../../engine/ports/report-ports';
import { Button } from '../components/button';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import type { ReportParams } from './report-params';
import styles from './reports.module.css';
import { usePreferences } from './use-report';

interface ExportPanelProps {
  readonly reports: ReportPorts;
  readonly params: ReportParams;
  readonly period: Period;
  readonly answer: ReportAnswer;
  /** The name of a group in a file. */
  readonly nameOf: (key: string) => string;
  /** Days of the period, for the names of files. */
  readonly days: { readonly fromDay: string; readonly toDay: string };
}

/** Files of the report shown, of showback by month, and the printer. */
export function ExportPanel({ reports, params, period, answer, nameOf, days }: ExportPanelProps) {
  const { t, place } = useTranslator();
  const preferences = usePreferences();
  const { outcome, busy, run } = useOutcome();
  const [person, setPerson] = useState('');
  const { rows, total } = answer;
  const name = `headroom-${params.by}-${days.fromDay}-${days.toDay}`;
  const save = (file: string, pieces: readonly string[], type: string) =>
    run(async () => {
      reports.save(file, pieces, type);
      return { ok: true, text: message('reports.export.saved') };
    });
  const showback = async () => {
    const selection = { ...period, within: Object.fromEntries(params.within) };
    return (await reports.ask('showback', { selection }, { zone: place.zone, preferences })).rows;
  };
  const saveShowback = (kind: 'csv' | 'file') =>
    run(async () => {
      const found = await showback();
      if (kind === 'csv')
        reports.save(`headroom-showback-${days.fromDay}-${days.toDay}.csv`, showbackCsv(found), 'text/csv');
      else {
        const file = await reports.showbackFile(person.trim(), found);
        reports.save(
          `headroom-showback-${days.fromDay}-${days.toDay}.json`,
          [JSON.stringify(file)],
          'application/json',
        );
      }
      return { ok: true, text: message('reports.export.saved') };
    });
  return (
    <Panel name={t('reports.export')} className={styles.noPrint}>
      <p className={styles.text}>{t('reports.export.note')}</p>
      <div className={styles.actions}>
        <Button
          disabled={busy}
          onClick={() => save(`${name}.csv`, reportCsv(rows, total, params.by, nameOf), 'text/csv')}
        >
          <Download size={14} aria-hidden="true" /> {t('reports.export.csv')}
        </Button>
        <Button
          disabled={busy}
          onClick={() => save(`${name}.json`, [reportJson(rows, total, params.by, nameOf)], 'application/json')}
        >
          <Download size={14} aria-hidden="true" /> {t('reports.export.json')}
        </Button>
        <Button disabled={busy} onClick={() => saveShowback('csv')}>
          <Download size={14} aria-hidden="true" /> {t('reports.export.showback')}
        </Button>
        <Button onClick={() => window.print()}>
          <Printer size={14} aria-hidden="true" /> {t('reports.export.print')}
        </Button>
      </div>
      <div className={styles.actions}>
        <input
          className={`${field.input} ${styles.short}`}
          aria-label={t('reports.export.person')}
          placeholder={t('reports.export.person.short')}
          maxLength={80}
          value={person}
          onInput={({ currentTarget }) => setPerson(currentTarget.value)}
        />
        <Button disabled={busy || person.trim() === ''} onClick={() => saveShowback('file')}>
          <Download size={14} aria-hidden="true" /> {t('reports.export.team')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
