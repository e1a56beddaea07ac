import { message } from '../../domain/messages/message';
import type { PlaceLine } from '../../engine/ports/sync-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import styles from './devices.module.css';

/** Each relay and the folder: its state, when it was read and written last, what moved, and what is wrong with it. */
export function PlaceList({ places }: { readonly places: readonly PlaceLine[] }) {
  return (
    <ul className={styles.list}>
      {places.map((place) => (
        <li key={place.id} className={styles.item}>
          <div className={styles.itemHead}>
            <span className={styles.name}>{place.name}</span>
            <StateTag place={place} />
          </div>
          <p className={styles.secondary}>
            <LastUse place={place} />
          </p>
          <Trouble place={place} />
        </li>
      ))}
    </ul>
  );
}

function StateTag({ place: { trouble, isBehind, isCurrent } }: { readonly place: PlaceLine }) {
  const { t } = useTranslator();
  if (trouble !== null) return <Tag tone="stop">{t('relay.place.failing')}</Tag>;
  if (isBehind) return <Tag tone="warn">{t('relay.place.behind')}</Tag>;
  return isCurrent ? <Tag tone="left">{t('relay.place.current')}</Tag> : <Tag>{t('relay.place.waiting')}</Tag>;
}

function LastUse({ place: { readAt, wroteAt, bytes } }: { readonly place: PlaceLine }) {
  const { t } = useTranslator();
  if (readAt === null) return t('relay.place.unused');
  const kb = Math.ceil(bytes / 1024);
  const read = { node: <Moment at={readAt} /> };
  return wroteAt === null ? (
    <T k="relay.place.lastRead" values={{ read, kb }} />
  ) : (
    <T k="relay.place.last" values={{ read, written: { node: <Moment at={wroteAt} /> }, kb }} />
  );
}

function Trouble({ place: { trouble, troubleAt, isBehind } }: { readonly place: PlaceLine }) {
  const { t } = useTranslator();
  if (trouble !== null && troubleAt !== null) {
    const at = { node: <Moment at={troubleAt} /> };
    return (
      <p>
        <T k="relay.place.trouble" values={{ why: message(`relay.trouble.${trouble}`), at }} />
      </p>
    );
  }
  return isBehind ? <p>{t('relay.place.isBehind')}</p> : null;
}
