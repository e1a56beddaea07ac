import { ChevronRight } from 'lucide-react';
import { Page } from '../components/page';
import styles from './more-page.module.css';
import { pagesIn } from './pages';

/** The pages a phone's tab bar has no room for. */
export function MorePage() {
  return (
    <Page title="More">
      <ul className={styles.list}>
        {[...pagesIn('data'), ...pagesIn('setup')].map(({ path, title, icon: Icon }) => (
          <li key={path}>
            <a href={`#${path}`} className={styles.link}>
              <Icon size={20} aria-hidden="true" />
              <span>{title}</span>
              <ChevronRight size={18} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
