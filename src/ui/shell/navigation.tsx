import { Ellipsis, type LucideIcon } from 'lucide-react';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import type { PageTitle } from '../screen/page-title';
import styles from './navigation.module.css';
import { morePath, type NavGroup, pagesIn } from './pages';

interface NavigationProps {
  /** The path of the page that is open. */
  readonly path: string;
  readonly className?: string | undefined;
}

const groups: readonly NavGroup[] = ['main', 'data', 'setup'];

/** The side bar with every page: icons beside names on a wide screen, small names under icons on a tablet. */
export function SideNav({ path, className }: NavigationProps) {
  const { t } = useTranslator();
  return (
    <nav aria-label={t('shell.pages')} className={classNames(styles.side, className)}>
      {groups.map((group) => (
        <ul key={group}>
          {pagesIn(group).map((page) => (
            <li key={page.path}>
              <NavLink to={page.path} title={page.title} icon={page.icon} current={page.path === path} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

/** The phone's tab bar: the pages opened most, and a link to the rest. */
export function TabBar({ path, className }: NavigationProps) {
  const { t } = useTranslator();
  const tabs = pagesIn('main');
  const isElsewhere = !tabs.some((tab) => tab.path === path);
  return (
    <nav aria-label={t('shell.mainPages')} className={classNames(styles.tabs, className)}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.path}>
            <NavLink to={tab.path} title={tab.title} icon={tab.icon} current={tab.path === path} />
          </li>
        ))}
        <li>
          <NavLink to={morePath} title="shell.more" icon={Ellipsis} current={isElsewhere} />
        </li>
      </ul>
    </nav>
  );
}

interface NavLinkProps {
  readonly to: string;
  readonly title: PageTitle;
  readonly icon: LucideIcon;
  readonly current: boolean;
}

function NavLink({ to, title, icon: Icon, current }: NavLinkProps) {
  const { t } = useTranslator();
  return (
    <a href={`#${to}`} aria-current={current ? 'page' : undefined} className={styles.link}>
      <Icon size={18} strokeWidth={current ? 2.2 : 1.8} aria-hidden="true" />
      <span>{t(title)}</span>
    </a>
  );
}
