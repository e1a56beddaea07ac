import type { Headline, WindowView } from '../../domain/accounts/account-view';
import { classNames } from '../components/class-names';
import styles from './status-sign.module.css';

interface StatusSignProps {
  readonly state: Headline['state'];
  readonly windows: readonly WindowView[];
}

const glyphs = { free: 'M15 22.5l5 5 9-10', blocked: 'M14 22h16', unknown: 'M22 13v11M22 30v.2' } as const;

/**
 * Whether work is possible, as one sign: a tick, a bar, or "!" in a hollow ring where it is unknown or the reading is old.
 * Decorative.
 */
export function StatusSign({ state, windows }: StatusSignProps) {
  const isOld = windows.some(
    ({ limit, state: window, freshness, isHidden }) =>
      limit === 'codex' && window !== 'withdrawn' && !isHidden && (freshness === 'aged' || freshness === 'superseded'),
  );
  const sign = state === 'free' && isOld ? 'unknown' : state;
  return (
    <svg
      className={classNames(styles.sign, styles[sign])}
      width="44"
      height="44"
      viewBox="0 0 44 44"
      aria-hidden="true"
    >
      <circle cx="22" cy="22" r="20" />
      <path d={glyphs[sign]} />
    </svg>
  );
}
