import { FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { message } from '../../domain/messages/message';
import {
  readShowback,
  type ShowbackFile,
  type TeamDimension,
  teamReport,
  withShowback,
} from '../../domain/usage/showback';
import type { Outcome } from '../../engine/ports/outcome';
import field from '../components/field.module.css';
import { FileButton } from '../components/file-button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { TableFrame } from '../components/table-frame';
import { useReadAmount } from './read-amount';
import styles from './reports.module.css';
import { useReportNumbers } from './use-report-numbers';

const splits = ['person', 'project', 'costCentre', 'model', 'month'] as const satisfies readonly TeamDimension[];
const columns = ['name', 'responses', 'credits', 'usd', 'unpriced', 'allocated', 'over'] as const;

/** Several people's showback files as one report, in this page only: nothing of them is stored. */
export function TeamPanel() {
  const { t } = useTranslator();
  const [files, setFiles] = useState<readonly ShowbackFile[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const open = async (picked: readonly File[]) => {
    let next = files;
    let said: Outcome | null = null;
    for (const file of picked) {
      const found = readShowback(await file.text());
      const changed = found ? withShowback(next, found) : next;
      if (!found) said = { ok: false, text: message('reports.team.notOne', { file: file.name }) };
      else if (changed === next) said = { ok: false, text: message('reports.team.old', { person: found.person }) };
      else said = { ok: true, text: message('reports.team.added', { person: found.person }) };
      next = changed;
    }
    setFiles(next);
    setOutcome(said);
  };
  return (
    <Panel name={t('reports.team')}>
      <div className={styles.team}>
        <p className={styles.text}>{t('reports.team.note')}</p>
        <div className={styles.controls}>
          <FileButton label={t('reports.team.files')} multiple onPick={(picked) => void open(picked)}>
            <FolderOpen size={14} aria-hidden="true" /> {t('reports.team.open')}
          </FileButton>
        </div>
        <OutcomeLine outcome={outcome} />
        {files.length > 0 && (
          <TeamReport files={files} onRemove={(id) => setFiles(files.filter((file) => file.id !== id))} />
        )}
      </div>
    </Panel>
  );
}

interface TeamReportProps {
  readonly files: readonly ShowbackFile[];
  readonly onRemove: (id: string) => void;
}

function TeamReport({ files, onRemove }: TeamReportProps) {
  const { t } = useTranslator();
  const { number, money } = useReportNumbers();
  const [by, setBy] = useState<TeamDimension>('person');
  const [pool, setPool] = useState('');
  const readAmount = useReadAmount();
  /** By person: what was typed. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const months = [...new Set(files.flatMap(({ rows }) => rows.map(({ month }) => month)))].sort();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen !== null && months.includes(chosen) ? [chosen] : months;
  const credits = readAmount(pool) > 0 ? readAmount(pool) : null;
  const own = allocationsOf(typed, readAmount);
  const isShown = (column: (typeof columns)[number]) => column !== 'allocated' || report.total.allocated !== null;
  const report = teamReport(files, by, shown, credits === null ? null : { credits, own });
  return (
    <>
      <ul className={styles.within} aria-label={t('reports.team.opened')}>
        {files.map(({ id, person }) => (
          <li key={id}>
            <button type="button" onClick={() => onRemove(id)}>
              {person} <X size={12} aria-label={t('reports.team.takeOut')} />
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.controls}>
        <SegmentedControl
          label={t('reports.team.by')}
          options={splits.map((split) => ({ value: split, text: t(`reports.team.by.${split}`) }))}
          value={by}
          onChange={setBy}
        />
        <label className={styles.choice}>
          <span>{t('reports.team.month')}</span>
          <select
            className={field.input}
            value={chosen ?? ''}
            onChange={({ currentTarget }) => setChosen(currentTarget.value || null)}
          >
            <option value="">{t('reports.team.month.all')}</option>
            {months.map((month) => (
              <option key={month}>{month}</option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <span>{t('reports.team.pool')}</span>
          <input
            className={`${field.input} ${styles.number}`}
            inputMode="decimal"
            value={pool}
            onInput={({ currentTarget }) => setPool(currentTarget.value)}
          />
        </label>
      </div>
      <TableFrame name={t('reports.team.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.filter(isShown).map((name) => (
                <th key={name} scope="col">
                  {t(`reports.team.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[
              ...report.rows.map((row) => ({ ...row, isTotal: false, name: row.key || t('reports.team.notNamed') })),
              { ...report.total, isTotal: true, key: ' total', name: t('reports.total') },
            ].map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                <td>{number(row.responses)}</td>
                <td>{number(row.credits)}</td>
                <td>{money(row.usd)}</td>
                <td>{number(row.unpriced)}</td>
                {row.allocated !== null && (
                  <td>
                    {row.isTotal ? (
                      number(row.allocated)
                    ) : (
                      <input
                        className={`${field.input} ${styles.number}`}
                        aria-label={t('reports.team.allocation', { person: row.name })}
                        inputMode="decimal"
                        placeholder={number(row.allocated)}
                        value={typed[row.key] ?? ''}
                        onInput={({ currentTarget }) => setTyped({ ...typed, [row.key]: currentTarget.value })}
                      />
                    )}
                  </td>
                )}
                <td>{row.over > 0 ? number(row.over) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {report.left !== null && (
        <p className={styles.text}>
          {report.left >= 0
            ? t('reports.team.left', { credits: number(report.left) })
            : t('reports.team.overdrawn', { credits: number(-report.left) })}
        </p>
      )}
    </>
  );
}

/** By person, without those whose text is no amount: an equal part of the rest is theirs. */
function allocationsOf(typed: Readonly<Record<string, string>>, readAmount: (text: string) => number) {
  const amounts = Object.entries(typed).map(([person, text]) => [person, readAmount(text)] as const);
  return Object.fromEntries(amounts.filter(([, credits]) => credits >= 0));
}
