// The ports of the Devices page on the phone: it answers a computer's code and imports what pushes brought.
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { dayMs, type Instant } from '../../domain/time/instant';
import { qrCode } from '../../sync/transports/qr';
import type { GroupMembership, ImportResult, PhoneSide } from '../ports/device-ports';
import { membershipOf, setOwnName, storeKeys } from './device-store';
import type { OtherContent } from './import-share';
import type { InboxLog } from './inbox-log';
import { createPairGuest, type PairGuestDeps } from './pair-guest';
import { createPhoneInbox, type PhoneInbox, type PhoneInboxDeps } from './phone-inbox';

export interface PhoneDeviceDeps extends Omit<PairGuestDeps, 'role' | 'joinAsComputer'>, Omit<PhoneInboxDeps, 'guest'> {
  /** The browser's current push endpoint; null when it has none. */
  readonly endpoint: () => Promise<string | null>;
  readonly unsubscribe: () => Promise<void>;
  /** Passes a phone's answer to the extension in this browser; false when there is none. */
  readonly passToExtension: (answer: string) => Promise<boolean>;
  readonly appMode: PhoneSide['appMode'];
  readonly changed: () => void;
}

export interface PhoneDevice extends PhoneSide {
  readonly inbox: PhoneInbox;
  readonly importOther: (kind: OtherContent, content: string) => Promise<ImportResult | undefined>;
}

/** Creates the phone's side of the Devices page. Every change calls `deps.changed`. */
export function createPhoneDevice(deps: PhoneDeviceDeps): PhoneDevice {
  const guest = createPairGuest({ ...deps, role: 'phone' });
  const inbox = createPhoneInbox({ ...deps, guest });
  const drain = async () => {
    const added = await inbox.drain();
    deps.changed();
    return added;
  };

  const importers: Record<OtherContent, (content: string) => Promise<ImportResult>> = {
    pairing: async (content) => {
      const refusal = guest.check(content);
      return refusal ? { kind: 'refused', text: refusal } : { kind: 'code', code: content };
    },
    answer: async (content) => {
      const passed = await deps.passToExtension(content);
      return passed
        ? { kind: 'done', text: message('devices.taken.answerPassed') }
        : { kind: 'refused', text: message('devices.taken.answerHere') };
    },
    digest: async (content) => ({ kind: 'done', text: newReadings(await inbox.takeDigest(content)) }),
    keys: async () => ({ kind: 'refused', text: message('devices.taken.forComputers') }),
    welcome: async (content) => {
      const joined = await guest.takeWelcomeText(content);
      deps.changed();
      return joined
        ? { kind: 'done', text: message('devices.taken.paired') }
        : { kind: 'refused', text: message('devices.taken.notForThis') };
    },
  };

  return {
    inbox,
    appMode: deps.appMode,
    ownName: async () => (await deps.self()).name,
    setOwnName: (name) => setOwnName(deps.deviceStore, name),
    readInbox: drain,
    answer: async (code) => {
      const step = await guest.answer(code);
      deps.changed();
      return step.ok ? { ...step, code: qrCode(step.link) } : step;
    },
    waiting: async () => {
      const waiting = await guest.waiting();
      return waiting && { ...waiting, code: qrCode(waiting.link) };
    },
    membership: async () => {
      const [membership, received] = await Promise.all([membershipOf(deps.deviceStore), inbox.log()]);
      if (!membership) return null;
      const { host, roster, pairedAt, endpoint, vapidPublicKey, groupVapid = vapidPublicKey } = membership;
      const subscriptionLost = endpoint !== null && (await deps.endpoint()) !== endpoint;
      const computerRemoved = groupVapid !== vapidPublicKey;
      const silence = silenceOf(received, pairedAt, deps.now());
      return { host, roster, pairedAt, lastAt: received.lastAt, subscriptionLost, computerRemoved, silence };
    },
    leave: async () => {
      await deps.unsubscribe();
      await deps.deviceStore.set(storeKeys.membership, null);
      await deps.deviceStore.set(storeKeys.pending, null);
      await deps.deviceStore.set(storeKeys.received, null);
      deps.changed();
    },
    importOther: (kind, content) => importers[kind](content),
  };
}

/** A computer that is on sends at least once a day while Codex is used. */
const longestSilenceMs = 7 * dayMs;

/** Why no push may come any more: this phone was removed, it cannot decrypt them, or none came for long. */
export function silenceOf(
  { removedAt, closedAt, lastAt, lastTestAt }: InboxLog,
  pairedAt: Instant,
  now: Instant,
): GroupMembership['silence'] {
  const heardAt = Math.max(pairedAt, lastAt ?? 0, lastTestAt ?? 0);
  if (removedAt !== null && removedAt >= heardAt) return 'removed';
  if (closedAt !== null && closedAt >= heardAt) return 'unopened';
  return now - heardAt > longestSilenceMs ? 'quiet' : null;
}

function newReadings(count: number): Message {
  return count > 0 ? message('devices.taken.kept', { count }) : message('devices.taken.nothingNew');
}
