import { ChevronRight } from 'lucide-react';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';
import styles from './more-page.module.css';
import { pagesIn } from './pages';

/** The pages a phone's tab bar has no room for. */
export function MorePage() {
  const { t } = useTranslator();
  return (
    <Page title={t('shell.more')}>
      <ul className={styles.list}>
        {[...pagesIn('data'), ...pagesIn('setup')].map(({ path, title, icon: Icon }) => (
          <li key={path}>
            <a href={`#${path}`} className={styles.link}>
              <Icon size={20} aria-hidden="true" />
              <span>{t(title)}</span>
              <ChevronRight size={18} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
