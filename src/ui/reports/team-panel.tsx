import { FolderOpen, X } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  readShowback,
  type ShowbackFile,
  type TeamDimension,
  teamReport,
  withShowback,
} from '../../domain/usage/showback';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useLocaleAndZone } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { teamTexts } from './report-texts';
import styles from './reports.module.css';

const splits: readonly { readonly value: TeamDimension; readonly text: string }[] = [
  { value: 'person', text: 'Person' },
  { value: 'project', text: 'Project' },
  { value: 'costCentre', text: 'Cost centre' },
  { value: 'model', text: 'Model' },
  { value: 'month', text: 'Month' },
];

/** Several people's showback files as one report, in this page only: nothing of them is stored. */
export function TeamPanel() {
  const [files, setFiles] = useState<readonly ShowbackFile[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const open = async (picked: readonly File[]) => {
    let next = files;
    let said: Outcome | null = null;
    for (const file of picked) {
      const found = readShowback(await file.text());
      const changed = found ? withShowback(next, found) : next;
      if (!found) said = { ok: false, text: teamTexts.notOne(file.name) };
      else if (changed === next) said = { ok: false, text: teamTexts.old(found.person) };
      else said = { ok: true, text: teamTexts.added(found.person) };
      next = changed;
    }
    setFiles(next);
    setOutcome(said);
  };
  return (
    <Panel name={teamTexts.title}>
      <p className={styles.text}>{teamTexts.note}</p>
      <div className={styles.actions}>
        <Button onClick={() => picker.current?.click()}>
          <FolderOpen size={14} aria-hidden="true" /> Open showback files…
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          multiple
          aria-label="Showback files"
          onChange={({ currentTarget }) => {
            const picked = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            void open(picked);
          }}
        />
      </div>
      <OutcomeLine outcome={outcome} />
      {files.length > 0 && (
        <TeamReport files={files} onRemove={(id) => setFiles(files.filter((file) => file.id !== id))} />
      )}
    </Panel>
  );
}

interface TeamReportProps {
  readonly files: readonly ShowbackFile[];
  readonly onRemove: (id: string) => void;
}

function TeamReport({ files, onRemove }: TeamReportProps) {
  const { locale } = useLocaleAndZone();
  const [by, setBy] = useState<TeamDimension>('person');
  const [pool, setPool] = useState('');
  const months = [...new Set(files.flatMap(({ rows }) => rows.map(({ month }) => month)))].sort();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen !== null && months.includes(chosen) ? [chosen] : months;
  const credits = Number(pool) > 0 ? Number(pool) : null;
  const report = teamReport(files, by, shown, credits);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  return (
    <>
      <ul className={styles.within} aria-label="Open files">
        {files.map(({ id, person }) => (
          <li key={id}>
            <button type="button" onClick={() => onRemove(id)}>
              {person} <X size={12} aria-label="Take out" />
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.controls}>
        <SegmentedControl label="Team by" options={splits} value={by} onChange={setBy} />
        <label className={styles.choice}>
          <span>in</span>
          <select
            className={field.input}
            aria-label="Month"
            value={chosen ?? ''}
            onChange={({ currentTarget }) => setChosen(currentTarget.value || null)}
          >
            <option value="">all months</option>
            {months.map((month) => (
              <option key={month}>{month}</option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <span>Pool of credits</span>
          <input
            className={`${field.input} ${styles.number}`}
            inputMode="decimal"
            value={pool}
            onInput={({ currentTarget }) => setPool(currentTarget.value)}
          />
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.tableFrame} tabIndex={0} aria-label="Table: the team’s use">
        <table className={styles.table}>
          <thead>
            <tr>
              {['Name', 'Responses', 'Credits', 'US$', 'Unpriced', 'Over'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...report.rows, { key: 'Total', ...report.total }].map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.key || 'Not named'}</th>
                <td>{number.format(row.responses)}</td>
                <td>{number.format(row.credits)}</td>
                <td>{money.format(row.usd)}</td>
                <td>{number.format(row.unpriced)}</td>
                <td>{row.over > 0 ? number.format(row.over) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {report.left !== null && (
        <p className={styles.text}>
          {report.left >= 0
            ? `${number.format(report.left)} credits of the pool are left.`
            : `The pool is overdrawn by ${number.format(-report.left)} credits.`}
        </p>
      )}
    </>
  );
}
