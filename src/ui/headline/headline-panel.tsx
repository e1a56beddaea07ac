import type { Headline, WindowView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { GaugeMode } from '../../domain/settings';
import { classNames } from '../components/class-names';
import { Countdown } from '../components/countdown';
import { useNow, useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { Spelled } from '../components/spelled';
import { T } from '../components/translation';
import { WindowRings } from '../windows/window-rings';
import styles from './headline-panel.module.css';
import { StatusSign } from './status-sign';

interface HeadlinePanelProps {
  readonly headline: Headline;
  readonly windows: readonly WindowView[];
  /** The last forecast; null where there is none. */
  readonly outlook: StoredOutlook | null;
  readonly mode: GaugeMode;
  /** Larger, for a page instead of the popup, where a ribbon takes the place of the rings. */
  readonly large?: boolean;
}

/** The headline: its answer large, the rest in a smaller line. */
export function HeadlinePanel({ headline, windows, outlook, mode, large = false }: HeadlinePanelProps) {
  const { t } = useTranslator();
  // "as of 9 h ago", "tomorrow evening" change with the time.
  useNow();
  const { state, sentences, until } = headline;
  const [answer, ...others] = sentences;
  return (
    <section
      aria-label={t('headline.region')}
      className={classNames(styles.panel, styles[state], large && styles.large)}
    >
      {large ? (
        <StatusSign state={state} windows={windows} />
      ) : (
        <WindowRings windows={windows} outlook={outlook} mode={mode} state={state} size={48} />
      )}
      <div className={styles.text}>
        <h1 className={styles.sentence}>
          <Sentences>
            <Spelled message={answer} />
            {others.length > 0 && (
              <span className={styles.rest}>
                <Sentences>
                  {others.map((sentence) => (
                    <Spelled key={sentence.key} message={sentence} />
                  ))}
                </Sentences>
              </span>
            )}
          </Sentences>
        </h1>
        {state === 'blocked' && until !== null ? (
          <p className={styles.until}>
            <T k="headline.backIn" values={{ left: { node: <Countdown to={until} /> } }} />
          </p>
        ) : null}
      </div>
    </section>
  );
}
