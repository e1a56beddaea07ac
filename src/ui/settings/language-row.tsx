import { useId } from 'react';
import { ourLanguages } from '../../i18n/languages';
import rows from '../components/choice-row.module.css';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import styles from './settings-page.module.css';

interface LanguageRowProps {
  /** BCP 47 tag; "system" follows the browser. One that is not offered, such as a removed language, shows as "system". */
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** The language of the screens: the browser's, or one of ours, each by its own name so that its readers find it. */
export function LanguageRow({ value, onChange }: LanguageRowProps) {
  const { t } = useTranslator();
  const hint = useId();
  return (
    <label className={rows.row}>
      <span className={rows.name}>{t('settings.language')}</span>
      <span className={rows.hint} id={hint}>
        {t('settings.language.hint')}
      </span>
      <select
        className={`${field.input} ${styles.language}`}
        aria-label={t('settings.language')}
        aria-describedby={hint}
        value={Object.hasOwn(ourLanguages, value) ? value : 'system'}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="system">{t('settings.language.system')}</option>
        {Object.entries(ourLanguages).map(([tag, { name }]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
