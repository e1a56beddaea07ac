import { Ellipsis, type LucideIcon } from 'lucide-react';
import { classNames } from '../components/class-names';
import styles from './navigation.module.css';
import { morePath, type SiteEntry, siteMap } from './site-map';

interface NavigationProps {
  readonly path: string;
  readonly className?: string | undefined;
}

/** Every page, down the side: icons and words on a desk, small words under icons on a tablet. */
export function SideNav({ path, className }: NavigationProps) {
  const ranks: readonly SiteEntry['rank'][] = ['main', 'more', 'house'];
  return (
    <nav aria-label="Pages" className={classNames(styles.side, className)}>
      {ranks.map((rank) => (
        <ul key={rank}>
          {siteMap
            .filter((route) => route.rank === rank)
            .map((route) => (
              <li key={route.path}>
                <NavLink to={route.path} title={route.title} icon={route.icon} current={route.path === path} />
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}

/** The pages one opens most, under a thumb, and a way to the rest. */
export function TabBar({ path, className }: NavigationProps) {
  const tabs = siteMap.filter(({ rank }) => rank === 'main');
  const elsewhere = !tabs.some((tab) => tab.path === path);
  return (
    <nav aria-label="Main pages" className={classNames(styles.tabs, className)}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.path}>
            <NavLink to={tab.path} title={tab.title} icon={tab.icon} current={tab.path === path} />
          </li>
        ))}
        <li>
          <NavLink to={morePath} title="More" icon={Ellipsis} current={elsewhere} />
        </li>
      </ul>
    </nav>
  );
}

interface NavLinkProps {
  readonly to: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
}

function NavLink({ to, title, icon: Icon, current }: NavLinkProps) {
  return (
    <a href={`#${to}`} aria-current={current ? 'page' : undefined} className={styles.link}>
      <Icon size={18} strokeWidth={current ? 2.2 : 1.8} aria-hidden="true" />
      <span>{title}</span>
    </a>
  );
}
