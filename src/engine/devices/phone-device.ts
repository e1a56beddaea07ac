// The phone page's ports on the phone: scan, answer, wait, take in.
import { qrCode } from '../../sync/transports/qr';
import type { PhoneSide, Taken } from '../ports/device-ports';
import { membershipOf, vaultKeys } from './device-vault';
import { createPairGuest, type PairGuestDeps } from './pair-guest';
import { createPhoneInbox, type PhoneInbox, type PhoneInboxDeps } from './phone-inbox';

export interface PhoneDeviceDeps extends Omit<PairGuestDeps, 'role' | 'joinAsComputer'>, Omit<PhoneInboxDeps, 'guest'> {
  /** The endpoint pushes come to at present; null when there is none. */
  readonly endpoint: () => Promise<string | null>;
  readonly unsubscribe: () => Promise<void>;
  /** Gives a phone's answer to the extension of this browser; false where there is none. */
  readonly handToExtension: (answer: string) => Promise<boolean>;
  readonly standing: PhoneSide['standing'];
  readonly changed: () => void;
}

export interface PhoneDevice extends PhoneSide {
  readonly inbox: PhoneInbox;
  readonly takeOther: (
    kind: 'pairing' | 'answer' | 'welcome' | 'digest',
    content: string,
  ) => Promise<Taken | undefined>;
}

export function createPhoneDevice(needs: PhoneDeviceDeps): PhoneDevice {
  const guest = createPairGuest({ ...needs, role: 'phone' });
  const inbox = createPhoneInbox({ ...needs, guest });
  const drain = async () => {
    const added = await inbox.drain();
    needs.changed();
    return added;
  };

  const takers: Record<Parameters<PhoneDevice['takeOther']>[0], (content: string) => Promise<Taken>> = {
    pairing: async (content) => {
      const refusal = guest.check(content);
      return refusal ? { kind: 'refused', text: refusal } : { kind: 'code', code: content };
    },
    answer: async (content) => {
      const handed = await needs.handToExtension(content);
      return handed ? { kind: 'done', text: answerHanded } : { kind: 'refused', text: answerHere };
    },
    digest: async (content) => ({ kind: 'done', text: newReadings(await inbox.takeDigest(content)) }),
    welcome: async (content) => {
      const joined = await guest.takeWelcomeText(content);
      needs.changed();
      return joined ? { kind: 'done', text: 'Paired.' } : { kind: 'refused', text: notForThis };
    },
  };

  return {
    inbox,
    standing: needs.standing,
    drain,
    answer: async (code) => {
      const step = await guest.answer(code);
      needs.changed();
      return step.ok ? { ...step, code: qrCode(step.link) } : step;
    },
    waiting: async () => {
      const waiting = await guest.waiting();
      return waiting && { ...waiting, code: qrCode(waiting.link) };
    },
    belonging: async () => {
      const [membership, received] = await Promise.all([membershipOf(needs.vault), inbox.received()]);
      if (!membership) return null;
      const { host, roster, pairedAt, endpoint } = membership;
      const subscriptionLost = endpoint !== null && (await needs.endpoint()) !== endpoint;
      return { host, roster, pairedAt, lastAt: received.lastAt, subscriptionLost };
    },
    leave: async () => {
      await needs.unsubscribe();
      await needs.vault.set(vaultKeys.membership, null);
      await needs.vault.set(vaultKeys.pending, null);
      await needs.vault.set(vaultKeys.received, null);
      needs.changed();
    },
    takeOther: (kind, content) => takers[kind](content),
  };
}

const answerHanded = 'Handed to Headroom’s own page on this computer: compare the number there.';
const answerHere = 'That is a phone’s answer: open it on the computer that showed the code, or paste it there.';
const notForThis = 'That was not meant for this device, or its code was answered by another. Pair again.';

function newReadings(count: number): string {
  return count > 0 ? `${count} new readings are kept.` : 'Nothing in it was new.';
}
