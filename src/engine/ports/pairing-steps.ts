// The steps of pairing as the Devices page shows them.
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import type { PairingAnswer } from '../../sync/keys/pairing-answer';

/** A code on the screen of the computer that pairs: the link it holds, and until when it is valid. */
export interface ShownCode {
  readonly link: string;
  readonly until: Instant;
}

/** What the computer shows after it read the answer: who answered and the digits to compare; or why it is refused. */
export type HostStep =
  | { readonly ok: true; readonly name: string; readonly role: PairingAnswer['role']; readonly digits: string }
  | { readonly ok: false; readonly text: Message };

/** The end of pairing, on the computer. */
export type HostEnd =
  /** `link` carries the welcome to a computer; null for a phone, which got it by push. */
  | { readonly ok: true; readonly name: string; readonly link: string | null }
  | { readonly ok: false; readonly text: Message };

/** The answer to a code, on the device that joins: its link, the digits to compare, and until when it is valid; or a refusal. */
export type GuestStep =
  | { readonly ok: true; readonly link: string; readonly digits: string; readonly until: Instant }
  | { readonly ok: false; readonly text: Message };
