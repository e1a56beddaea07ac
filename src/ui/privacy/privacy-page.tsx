import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import styles from './privacy-page.module.css';

const topics = ['reads', 'never', 'stored', 'leaves', 'app', 'others', 'delete'] as const;

/** The privacy policy. docs/store/privacy.md has the same text, which a test compares. */
export function PrivacyPage() {
  const { ports } = useApp();
  const { t } = useTranslator();
  return (
    <Page title={t('shell.privacy')} lead={t('privacy.lead')}>
      <Panel name={t('shell.privacy')} title={null} className={styles.policy}>
        {topics.map((topic) => (
          <section key={topic} aria-label={t(`privacy.${topic}`)}>
            <h2>{t(`privacy.${topic}`)}</h2>
            <p>{t(`privacy.${topic}.text`)}</p>
          </section>
        ))}
        <section aria-label={t('privacy.questions')}>
          <h2>{t('privacy.questions')}</h2>
          <p>{t('privacy.questions.text', { version: ports.version })}</p>
        </section>
      </Panel>
    </Page>
  );
}
