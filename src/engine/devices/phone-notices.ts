// Shows what a push says, in the app's service worker. The words come from the sealed part alone.
import type { AlertLedger } from '../../domain/alerts/ledger';
import { message } from '../../domain/messages/message';
import type { DeviceId } from '../../domain/observations/observation';
import type { Translator } from '../../i18n/translator';
import { sameKid } from '../../sync/keys/envelope';
import { deriveGroupKeys } from '../../sync/keys/keys';
import type { PushPayload } from '../../sync/push/push-message';
import { openNotice, type PushMessages, type PushNotice, type PushTexts } from '../../sync/push/push-notice';
import { openDigestNotice } from '../../sync/push/read-digest';
import { pushedTags, rememberPushed } from '../alerts/web-notifications';
import type { KeyValues } from '../state/key-values';
import { readStored } from '../state/stored-values';
import { chooseNotice, isNoticeMemory, noNotices } from './choose-notice';
import { type DeviceStore, membershipOf } from './device-store';
import { takeRekey } from './take-rekey';

export interface PhoneNoticesDeps {
  readonly deviceStore: DeviceStore;
  /** This phone's id; null before the app was ever opened. */
  readonly device: () => Promise<DeviceId | null>;
  readonly values: KeyValues;
  readonly ledger: () => Promise<AlertLedger>;
  /** Runs one piece of work at a time across all tabs and the service worker, as the app's own alerts do. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  /** Formats in the language of this phone. */
  readonly translator: () => Promise<Translator>;
  readonly show: (texts: PushTexts, navigate: string | null) => Promise<void>;
  /** Closes the notifications with this tag. */
  readonly close: (tag: string) => Promise<void>;
}

/**
 * Shows one notification for a push, and returns what it said. `navigate` is the address a tap opens. Rejects where the browser
 * refuses to show it.
 */
export type ShowPush = (payload: PushPayload | null, navigate: string | null) => Promise<PushTexts>;

const memoryKey = 'push-notices';

/** Shows pushes on this phone. What cannot be opened shows one fixed sentence. */
export function createPhoneNotices(deps: PhoneNoticesDeps): ShowPush {
  return (payload, navigate) =>
    deps.locked(async () => {
      const notice = payload && (await open(payload, deps).catch(() => null));
      if (!notice) {
        const says = payload?.kind === 'welcome' || payload?.kind === 'rekey' ? keysArrived : notOpened;
        const texts = await spelled({ ...fixed, says }, deps);
        await deps.show(texts, navigate);
        return texts;
      }
      return showNotice(notice, navigate, deps);
    });
}

async function showNotice(notice: PushNotice, navigate: string | null, deps: PhoneNoticesDeps): Promise<PushTexts> {
  const { values, show, close } = deps;
  const [told, ledger, stored] = await Promise.all([pushedTags(values), deps.ledger(), values.get([memoryKey])]);
  const before = readStored(stored[memoryKey], isNoticeMemory).value ?? noNotices;
  const answered = new Set([...told, ...notice.answered]);
  const { texts: chosen, isAlert, replaced, memory } = chooseNotice(notice, before, { told: answered, ledger });
  const texts = await spelled(chosen, deps);
  await show(texts, navigate);
  // After it was shown: a worker killed in between shows it again, in place.
  await values.set({ [memoryKey]: memory });
  await rememberPushed(values, isAlert ? [...notice.answered, texts.tag] : notice.answered);
  const closed = notice.answered.filter((tag) => !told.includes(tag));
  for (const tag of replaced === null ? closed : [...closed, replaced]) await close(tag);
  return texts;
}

/** The sealed notice; null when this phone has no key for it. */
async function open({ kind, bytes }: PushPayload, deps: PhoneNoticesDeps): Promise<PushNotice | null> {
  const [membership, device] = await Promise.all([membershipOf(deps.deviceStore), deps.device()]);
  if (!membership || !device) return null;
  // Taken at once, so that what follows can be opened although the app is closed.
  if (kind === 'rekey') await takeRekey(deps.deviceStore, device, bytes);
  if (kind !== 'digest' && kind !== 'test') return null;
  const keys = await deriveGroupKeys(membership.secret, membership.epoch);
  if (!sameKid(keys.kid, bytes)) return null;
  return kind === 'test' ? openNotice(keys, device, bytes) : openDigestNotice(keys, device, bytes);
}

/** In this phone's language; the computer's words where an older version of it sent no messages. */
async function spelled(
  { says, title, body, ...rest }: PushTexts,
  { translator }: PhoneNoticesDeps,
): Promise<PushTexts> {
  if (!says) return { title, body, ...rest };
  const { spell, sentences } = await translator();
  // A message of a newer version is formatted as nothing: then the computer's words serve.
  return { title: spell(says.title) || title, body: sentences(says.body) || body, ...rest };
}

const fixed = { title: 'Headroom', body: '', tag: 'headroom', silent: true, badge: null };
const headroom = message('common.text', { text: 'Headroom' });
const notOpened: PushMessages = { title: headroom, body: [message('push.notOpened')] };
const keysArrived: PushMessages = { title: headroom, body: [message('push.keysArrived')] };
