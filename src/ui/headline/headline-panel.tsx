import type { Headline, WindowView } from '../../domain/accounts/account-view';
import { formatInstant } from '../../domain/time/format-instant';
import { classNames } from '../components/class-names';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { WindowRings } from '../windows/window-rings';
import styles from './headline-panel.module.css';

interface HeadlinePanelProps {
  readonly headline: Headline;
  readonly windows: readonly WindowView[];
  /** As a page has it, not a popup. */
  readonly large?: boolean;
}

/** The one sentence on top: what matters large, the rest of it in a quieter line. */
export function HeadlinePanel({ headline, windows, large = false }: HeadlinePanelProps) {
  const [lead, rest] = splitSentence(headline.text);
  return (
    <section aria-label="Headline" className={classNames(styles.panel, styles[headline.state], large && styles.large)}>
      <WindowRings windows={windows} state={headline.state} size={large ? 84 : 56} />
      <div className={styles.words}>
        <h1 className={styles.sentence}>
          <WithInstant text={lead} at={headline.until} />
          {rest ? ' ' : null}
          {rest ? (
            <span className={styles.rest}>
              <WithInstant text={rest} at={headline.until} />
            </span>
          ) : null}
        </h1>
        {headline.state === 'blocked' && headline.until !== null ? (
          <p className={styles.until}>
            back <Countdown to={headline.until} />
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** The sentence with its instant as a `<time>`; the sentence as it is where it does not spell the instant. */
function WithInstant({ text, at }: { readonly text: string; readonly at: number | null }) {
  const now = useNow();
  const place = useLocaleAndZone();
  const spelled = at === null ? '' : formatInstant(at, now, place);
  const start = spelled === '' ? -1 : text.indexOf(spelled);
  if (at === null || start < 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <Moment at={at} />
      {text.slice(start + spelled.length)}
    </>
  );
}

/** The first sentence and what follows it. */
function splitSentence(text: string): readonly [string, string] {
  const end = text.indexOf('. ');
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}
