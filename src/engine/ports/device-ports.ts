// What the Devices page may ask, on the computer and on the phone.

import type { Account } from '../../domain/accounts/account';
import type { Message } from '../../domain/messages/value';
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { QrCode } from '../../sync/transports/qr';
import type { Outcome, OutcomeText } from './outcome';
import type { GuestStep, HostEnd, HostStep, ShownCode } from './pairing-steps';
import type { SyncPorts } from './sync-ports';

/** Something the app was opened with. Its content has not been looked at yet. */
export type IncomingShare =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File }
  /** It could not be received; `text` says why. */
  | { readonly kind: 'lost'; readonly text: Message };

/** What the user chose about pushing. */
export interface PushOptions {
  /** Notifications show no numbers. */
  readonly hideNumbers: boolean;
  readonly paused: boolean;
}

/** One transport to the phone: whether it is set up, whether it works, what failed last. */
export interface TransportStatus {
  readonly name: Message;
  readonly state: 'working' | 'armed' | 'off' | 'failing';
  /** One sentence: what that means here and now. A string is the text of an older version. */
  readonly text: OutcomeText;
  readonly lastSuccessAt: Instant | null;
  readonly lastErrorAt: Instant | null;
  readonly lastError: OutcomeText | null;
}

/** A snapshot that was read but not stored. It came unencrypted, so the user is asked first. */
export interface SharedSnapshot {
  readonly takenAt: Instant;
  readonly accounts: readonly Account[];
  readonly readings: number;
  readonly keep: () => Promise<Outcome>;
}

/** The result of something scanned, pasted or opened. */
export type ImportResult =
  | { readonly kind: 'snapshot'; readonly snapshot: SharedSnapshot }
  /** A computer's pairing code: its digits. */
  | { readonly kind: 'code'; readonly code: string }
  /** A frame of an animated QR code; `share` (0–1) of the content is known. */
  | { readonly kind: 'animated-qr'; readonly share: number }
  | { readonly kind: 'done'; readonly text: OutcomeText }
  | { readonly kind: 'refused'; readonly text: OutcomeText };

export interface Scanner {
  /** Opens the camera in `video` and reports each text it reads; returns a function that stops it, or why it cannot start. */
  readonly start: (video: HTMLVideoElement, onText: (text: string) => void) => Promise<(() => void) | Message>;
}

export interface ShareExport {
  /**
   * The newest readings and 30 days as a link and its QR code; null when nothing is stored. Neither is encrypted, so the names of
   * accounts are left out unless asked for. Readers refuse it after ten minutes. Where no phone could open the
   * app's address, `opensApp` is false, and only an installed app can read both.
   */
  readonly snapshot: (withNames: boolean) => Promise<{
    readonly link: string;
    readonly code: QrCode | null;
    readonly opensApp: boolean;
  } | null>;
  /** Endless frames of an animated QR code with up to 90 days; null when nothing is stored. */
  readonly animatedQr: () => Promise<(() => QrCode | null) | null>;
  /** Saves or shares everything as an encrypted file. */
  readonly saveFile: (passphrase: string) => Promise<Outcome>;
}

export interface ShareImport {
  readonly importText: (text: string) => Promise<ImportResult>;
  readonly importFile: (file: File, passphrase: string) => Promise<Outcome>;
  readonly scanner: Scanner | null;
}

/** One paired device, for a list. */
export interface DeviceLine extends RosterEntry {
  readonly pairedAt: Instant;
  /** Name of its push service; null when it gets no pushes. */
  readonly vendor: string | null;
  readonly acceptedAt: Instant | null;
  readonly trouble: OutcomeText | null;
  readonly gone: boolean;
  readonly sentToday: number;
  readonly cap: number | null;
  /** A computer paired before the keys were last renewed: it still has the old ones. */
  readonly linkAgain: boolean;
  /** A phone that a removed computer can still address, until it is paired again. */
  readonly pairAgain: boolean;
}

/** What other devices call this one. */
export interface OwnName {
  /** The user's own word, or what the browser and the system suggest. */
  readonly ownName: () => Promise<string>;
  readonly setOwnName: (name: string) => Promise<void>;
}

export interface ComputerSide extends OwnName {
  /** Asks for permission to reach the push services. Call it from a click. */
  readonly allow: () => Promise<boolean>;
  readonly begin: () => Promise<ShownCode & { readonly code: QrCode | null }>;
  readonly accept: (text: string) => Promise<HostStep>;
  readonly confirm: () => Promise<HostEnd>;
  readonly cancel: () => void;
  /** Calls back with an answer that came by a link opened in this browser. */
  readonly onAnswer: (listener: (text: string) => void) => () => void;
  readonly devices: () => Promise<readonly DeviceLine[]>;
  readonly rename: (device: DeviceId, name: string) => Promise<void>;
  /** Removes a device; returns the names of other computers, which go on sending to it until they get the new keys. */
  readonly revoke: (device: DeviceId) => Promise<readonly string[]>;
  /** The link that brings a computer the keys it lacks; null when it lacks none. */
  readonly keyLink: (device: DeviceId) => Promise<string | null>;
  /** The user says that the computer has its keys now. */
  readonly confirmKeys: (device: DeviceId) => Promise<void>;
  readonly renewKeys: () => Promise<readonly string[]>;
  readonly test: (device: DeviceId) => Promise<Outcome>;
  readonly options: () => Promise<PushOptions>;
  readonly setOptions: (options: PushOptions) => Promise<void>;
  /** Answers another computer's pairing code. */
  readonly join: (code: string) => Promise<GuestStep & { readonly code?: QrCode | null }>;
}

export interface GroupMembership {
  readonly host: RosterEntry;
  readonly roster: readonly RosterEntry[];
  readonly pairedAt: Instant;
  readonly lastAt: Instant | null;
  /** The browser changed or ended the subscription: pushes of the computer no longer arrive. */
  readonly subscriptionLost: boolean;
  /** A computer was removed that can still address this phone, until the phone is paired again. */
  readonly computerRemoved: boolean;
  /** Why messages may have ended: a computer removed this phone, it cannot open them, or none came for a week. */
  readonly silence: 'removed' | 'unopened' | 'quiet' | null;
}

export interface PhoneSide extends OwnName {
  /** Answers a computer's pairing code. Call it from a tap. */
  readonly answer: (code: string) => Promise<GuestStep & { readonly code?: QrCode | null }>;
  readonly waiting: () => Promise<{
    readonly digits: string;
    readonly link: string;
    readonly code: QrCode | null;
    /** When the computer stops taking the answer. */
    readonly until: Instant;
  } | null>;
  readonly membership: () => Promise<GroupMembership | null>;
  readonly leave: () => Promise<void>;
  /** Imports the pushes that were received; returns how many readings were new. */
  readonly readInbox: () => Promise<number>;
  /** Where the app runs. On iOS a tab and the Home Screen app do not share storage. */
  readonly appMode: 'home-screen' | 'ios-tab' | 'tab';
}

export interface DevicePorts {
  readonly shareExport: ShareExport;
  readonly shareImport: ShareImport;
  readonly copy: (text: string) => Promise<boolean>;
  readonly paste: () => Promise<string | null>;
  /** Null where the system has no share sheet. */
  readonly shareLink: ((link: string, title: string) => Promise<Outcome>) | null;
  readonly transports: () => Promise<readonly TransportStatus[]>;
  /** What the app was opened with, once. */
  readonly incomingShare: () => IncomingShare | null;
  /** Calls back when something was received, paired or sent; returns a function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly computer: ComputerSide | null;
  readonly phone: PhoneSide | null;
  /** The full history, over relays or a folder. */
  readonly sync: SyncPorts;
}
