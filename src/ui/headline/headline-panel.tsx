import type { Headline, WindowView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { WorkOutlook } from '../../domain/forecast/window-outlook';
import type { MessageKey } from '../../domain/messages/message';
import { englishInstant } from '../../i18n/reader-formatters';
import { classNames } from '../components/class-names';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { WindowRings } from '../windows/window-rings';
import styles from './headline-panel.module.css';

interface HeadlinePanelProps {
  readonly headline: Headline;
  readonly windows: readonly WindowView[];
  /** What was last forecast; null where nothing was. */
  readonly outlook: StoredOutlook | null;
  /** Until when work can go on; null where the headline speaks for itself. */
  readonly work: WorkOutlook | null;
  /** Larger, for a page instead of the popup. */
  readonly large?: boolean;
}

/** The headline: its first sentence large, the rest in a smaller line. */
export function HeadlinePanel({ headline, windows, outlook, work, large = false }: HeadlinePanelProps) {
  return (
    <section aria-label="Headline" className={classNames(styles.panel, styles[headline.state], large && styles.large)}>
      <WindowRings windows={windows} outlook={outlook} state={headline.state} size={large ? 84 : 56} />
      <div className={styles.text}>
        <h1 className={styles.sentence}>{work ? <Work work={work} /> : <Sentences headline={headline} />}</h1>
        {headline.state === 'blocked' && headline.until !== null ? (
          <p className={styles.until}>
            back <Countdown to={headline.until} />
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** "Good to go, probably until Tuesday afternoon." and why. */
function Work({ work: { lead, reason, end } }: { readonly work: WorkOutlook }) {
  const { spell } = useTranslator();
  const values = { ...reason.values, end: { node: <Moment at={end} /> } };
  return (
    <>
      {spell(lead)}{' '}
      <span className={styles.rest}>
        <T k={reason.key as MessageKey} values={values} />
      </span>
    </>
  );
}

function Sentences({ headline }: Pick<HeadlinePanelProps, 'headline'>) {
  const [lead, rest] = splitSentence(headline.text);
  return (
    <>
      <WithInstant text={lead} at={headline.until} />
      {rest ? ' ' : null}
      {rest ? (
        <span className={styles.rest}>
          <WithInstant text={rest} at={headline.until} />
        </span>
      ) : null}
    </>
  );
}

/** A text with the instant in it turned into a `<time>`; the plain text where the instant does not occur. */
function WithInstant({ text, at }: { readonly text: string; readonly at: number | null }) {
  const now = useNow();
  const place = useLocaleAndZone();
  const formatted = at === null ? '' : englishInstant(at, now, place);
  const start = formatted === '' ? -1 : text.indexOf(formatted);
  if (at === null || start < 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <Moment at={at} />
      {text.slice(start + formatted.length)}
    </>
  );
}

/** The first sentence, and what follows it (may be empty). */
function splitSentence(text: string): readonly [string, string] {
  const end = text.indexOf('. ');
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}
