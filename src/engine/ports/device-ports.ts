// What the phone page is handed, on the computer and on the phone.
import type { Account } from '../../domain/accounts/account';
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { QrCode } from '../../sync/transports/qr';
import type { PushOptions } from '../devices/device-store';
import type { IncomingShare } from '../devices/incoming-share';
import type { GuestStep } from '../devices/pair-guest';
import type { HostEnd, HostStep, ShownCode } from '../devices/pair-host';
import type { Outcome } from './outcome';

export type { HostEnd, HostStep, PushOptions };

/** One way data reaches the phone: is it set up, does it work, what went wrong last. */
export interface TransportStatus {
  readonly name: string;
  readonly state: 'working' | 'armed' | 'off' | 'failing';
  /** One sentence: what that means here and now. */
  readonly text: string;
  readonly lastSuccessAt: Instant | null;
  readonly lastErrorAt: Instant | null;
  readonly lastError: string | null;
}

/** A snapshot that was read but not yet kept: it came in the open, so the user is asked. */
export interface SharedSnapshot {
  readonly takenAt: Instant;
  readonly accounts: readonly Account[];
  readonly readings: number;
  readonly keep: () => Promise<Outcome>;
}

/** What came of something scanned, pasted or tapped. */
export type ImportResult =
  | { readonly kind: 'offer'; readonly offer: SharedSnapshot }
  /** A computer's pairing code: its digits. */
  | { readonly kind: 'code'; readonly code: string }
  /** A frame of a film of codes: the share that is known. */
  | { readonly kind: 'film'; readonly share: number }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string };

export interface Scanner {
  /** Opens the camera in `video` and hands over each text it reads, until stopped. A sentence when it cannot. */
  readonly start: (video: HTMLVideoElement, onText: (text: string) => void) => Promise<(() => void) | string>;
}

export interface ShareExport {
  /** Now and thirty days as a link, and as the code of it; null while there is nothing to show. */
  readonly snapshot: () => Promise<{ readonly link: string; readonly code: QrCode | null } | null>;
  /** Frames of a film of codes, without end; null while there is nothing to show. */
  readonly animatedQr: () => Promise<(() => QrCode | null) | null>;
  /** Everything, sealed, saved or shared as a file. */
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
  /** Whose push service it uses; null where it is not pushed to. */
  readonly vendor: string | null;
  readonly acceptedAt: Instant | null;
  readonly trouble: string | null;
  readonly gone: boolean;
  readonly sentToday: number;
  readonly cap: number | null;
  /** A computer that was let in before the keys were last renewed: it has the former ones. */
  readonly linkAgain: boolean;
}

export interface ComputerSide {
  /** Asks for the push vendors' hosts. Called within the click. */
  readonly allow: () => Promise<boolean>;
  readonly begin: () => Promise<ShownCode & { readonly code: QrCode | null }>;
  readonly accept: (text: string) => Promise<HostStep>;
  readonly confirm: () => Promise<HostEnd>;
  readonly cancel: () => void;
  /** An answer that came by a link opened in this browser. */
  readonly onAnswer: (listener: (text: string) => void) => () => void;
  readonly devices: () => Promise<readonly DeviceLine[]>;
  readonly rename: (device: DeviceId, name: string) => Promise<void>;
  /** Names of computers that must be linked again by hand. */
  readonly revoke: (device: DeviceId) => Promise<readonly string[]>;
  readonly renewKeys: () => Promise<readonly string[]>;
  readonly test: (device: DeviceId) => Promise<Outcome>;
  readonly options: () => Promise<PushOptions>;
  readonly setOptions: (options: PushOptions) => Promise<void>;
  /** Answers another computer's code. */
  readonly join: (code: string) => Promise<GuestStep & { readonly code?: QrCode | null }>;
}

export interface GroupMembership {
  readonly host: RosterEntry;
  readonly roster: readonly RosterEntry[];
  readonly pairedAt: Instant;
  readonly lastAt: Instant | null;
  /** The browser changed or ended the subscription since: the computer writes to nobody. */
  readonly subscriptionLost: boolean;
}

export interface PhoneSide {
  /** Answers a computer's code. Called within the tap. */
  readonly answer: (code: string) => Promise<GuestStep & { readonly code?: QrCode | null }>;
  readonly waiting: () => Promise<{
    readonly digits: string;
    readonly link: string;
    readonly code: QrCode | null;
  } | null>;
  readonly membership: () => Promise<GroupMembership | null>;
  readonly leave: () => Promise<void>;
  /** Takes in what pushes brought; returns how many readings were new. */
  readonly readInbox: () => Promise<number>;
  /** iOS keeps a tab's storage apart from the Home-Screen app's. */
  readonly appMode: 'home-screen' | 'ios-tab' | 'tab';
}

export interface DevicePorts {
  readonly shareExport: ShareExport;
  readonly shareImport: ShareImport;
  readonly copy: (text: string) => Promise<boolean>;
  readonly paste: () => Promise<string | null>;
  /** Absent where the system has no share sheet. */
  readonly shareLink: ((link: string, title: string) => Promise<Outcome>) | null;
  readonly transports: () => Promise<readonly TransportStatus[]>;
  /** What the app was opened with; given once. */
  readonly incomingShare: () => IncomingShare | null;
  /** Calls back when something came, was paired or was sent. */
  readonly onChange: (listener: () => void) => () => void;
  readonly computer: ComputerSide | null;
  readonly phone: PhoneSide | null;
}
