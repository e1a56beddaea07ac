import { type FormEvent, useState } from 'react';
import { itemsOf } from '../../domain/messages/message';
import type { SyncPorts, SyncView } from '../../engine/ports/sync-ports';
import { Button } from '../components/button';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { type OutcomeState, useOutcome } from '../components/use-outcome';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';

interface RelayChoiceProps {
  readonly view: SyncView;
  readonly sync: SyncPorts;
}

/** Choosing relays: the user's own first, then a list of others'. A relay is used only after it was tried. */
export function RelayChoice({ view, sync }: RelayChoiceProps) {
  const { t } = useTranslator();
  const outcome = useOutcome();
  const { relays, isRelaysOn } = view;
  return (
    <section aria-label={t('relay.relays')} className={styles.stack}>
      <h3>{t('relay.relays')}</h3>
      <p className={styles.secondary}>{t('relay.relays.about')}</p>
      <p className={styles.secondary}>{t('relay.relays.who')}</p>
      {relays.length > 0 && !isRelaysOn ? (
        <>
          <p>{t('relay.turnOn.about', { relays: itemsOf(relays.map(hostOf)) })}</p>
          <div className={styles.row}>
            <Button kind="primary" onClick={() => outcome.run(() => sync.setRelaysOn(true))}>
              {t('relay.turnOn')}
            </Button>
          </div>
        </>
      ) : null}
      {isRelaysOn ? <ChosenRelays relays={relays} sync={sync} outcome={outcome} /> : null}
      <AddRelay sync={sync} outcome={outcome} chosen={relays} />
      <OutcomeBox outcome={outcome.outcome} />
    </section>
  );
}

function hostOf(url: string): string {
  return new URL(url).host;
}

interface ActionProps {
  readonly sync: SyncPorts;
  readonly outcome: OutcomeState;
}

function ChosenRelays({ relays, sync, outcome }: ActionProps & { readonly relays: readonly string[] }) {
  const { t } = useTranslator();
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <>
      <ul className={styles.list}>
        {relays.map((url) => (
          <li key={url} className={styles.item}>
            <div className={styles.itemHead}>
              <span className={styles.name}>{hostOf(url)}</span>
              <Button kind="quiet" onClick={() => setRemoving(url)}>
                {t('relay.remove')}
              </Button>
            </div>
            {removing === url ? (
              <RemoveForm url={url} sync={sync} outcome={outcome} onDone={() => setRemoving(null)} />
            ) : null}
          </li>
        ))}
      </ul>
      {relays.length > 0 ? (
        <div className={styles.row}>
          <Button kind="quiet" onClick={() => outcome.run(() => sync.setRelaysOn(false))}>
            {t('relay.turnOff')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function RemoveForm({
  url,
  sync,
  outcome,
  onDone,
}: ActionProps & { readonly url: string; readonly onDone: () => void }) {
  const { t } = useTranslator();
  const remove = (forget: boolean) => {
    onDone();
    outcome.run(() => sync.removeRelay(url, forget));
  };
  return (
    <div className={styles.stack}>
      <p>{t('relay.remove.about', { relay: hostOf(url) })}</p>
      <div className={styles.row}>
        <Button kind="danger" onClick={() => remove(true)}>
          {t('relay.remove.forget')}
        </Button>
        <Button onClick={() => remove(false)}>{t('relay.remove.only')}</Button>
        <Button kind="quiet" onClick={onDone}>
          {t('relay.cancel')}
        </Button>
      </div>
    </div>
  );
}

function AddRelay({ sync, outcome, chosen }: ActionProps & { readonly chosen: readonly string[] }) {
  const { t } = useTranslator();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('relay'));
    outcome.run(() => sync.addRelay(typed));
  };
  const others = sync.suggestions.filter(({ url }) => !chosen.includes(url));
  return (
    <>
      <form className={styles.stack} onSubmit={submit}>
        <label className={styles.field}>
          {t('relay.add.field')}
          <input
            className={field.input}
            name="relay"
            placeholder={t('relay.add.example')}
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            required
          />
        </label>
        <p className={styles.secondary}>{t('relay.add.own.about')}</p>
        <div className={styles.row}>
          <Button type="submit" disabled={outcome.busy}>
            {t(outcome.busy ? 'relay.add.trying' : 'relay.add.do')}
          </Button>
        </div>
      </form>
      <details>
        <summary>{t('relay.add.others')}</summary>
        <p className={styles.secondary}>{t('relay.add.others.about')}</p>
        <ul className={styles.list}>
          {others.map(({ url, page, isPaid }) => (
            <li key={url} className={styles.item}>
              <div className={styles.itemHead}>
                <span className={styles.name}>{hostOf(url)}</span>
                <Tag>{t(isPaid ? 'relay.add.paid' : 'relay.add.free')}</Tag>
              </div>
              <div className={styles.row}>
                <a href={page} target="_blank" rel="noreferrer">
                  {t('relay.add.page')}
                </a>
                <Button kind="quiet" disabled={outcome.busy} onClick={() => outcome.run(() => sync.addRelay(url))}>
                  {t('relay.add.use', { relay: hostOf(url) })}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
