// Imports what comes by scan, paste, link or file. What came unencrypted is only stored after the user agreed.
import type { Account } from '../../domain/accounts/account';
import type { Acknowledgement } from '../../domain/alerts/acknowledgement';
import { message, sentencesOf } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { type Instant, minuteMs } from '../../domain/time/instant';
import { type AnimatedQrReader, createAnimatedQrReader } from '../../sync/handover/animated-qr';
import { readFile } from '../../sync/handover/file';
import { readFragment } from '../../sync/handover/fragment';
import { decodeHandover, type Handover } from '../../sync/handover/handover';
import { largestFile } from '../../sync/handover/largest-file';
import { readSnapshotDigits } from '../../sync/handover/snapshot-link';
import type { KeyUpdates } from '../../sync/keys/key-updates';
import type { ImportResult, Scanner, ShareImport } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';

/** What links bring besides figures. */
export type OtherContent = 'pairing' | 'answer' | 'welcome' | 'digest' | 'keys';

export interface ShareImportDeps {
  readonly now: () => Instant;
  /** Stores observations; returns how many were new. Rejects when they cannot be stored. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
  /** Takes over another device's account names where this device has none. */
  readonly adoptNames: (accounts: readonly Account[]) => Promise<void>;
  /** Handles a pairing code or answer, a welcome or a sealed digest; undefined when this device has no use for it. */
  readonly importOther: (kind: OtherContent, content: string) => Promise<ImportResult | undefined>;
  /** Takes new keys of the group, if some are for this computer; says what changed; null when nothing did. */
  readonly takeKeys?: (updates: KeyUpdates) => Promise<Message | null>;
  /** Takes over which alerts were answered on the device that wrote a file. */
  readonly takeAnswered?: (answered: readonly Acknowledgement[]) => Promise<void>;
  readonly scanner: Scanner | null;
}

/** Creates the imports of this device. Frames of an animated QR code are collected between calls. */
export function createShareImport(deps: ShareImportDeps): ShareImport {
  let reader: AnimatedQrReader | null = null;

  const readFrame = async (text: string): Promise<ImportResult | null> => {
    if (!/^\d{60,}$/.test(text)) return null;
    reader ??= await createAnimatedQrReader();
    const bytes = reader.take(text);
    if (!bytes) return { kind: 'animated-qr', share: reader.share };
    reader = null;
    return proposal(await decodeHandover(bytes), deps);
  };

  return {
    scanner: deps.scanner,
    importText: async (text) => {
      const frame = await readFrame(text.trim());
      if (frame) return frame;
      const content = readFragment(text);
      if (!content) return refused(message('devices.taken.notOurs'));
      if (content.kind === 'snapshot') {
        const snapshot = await readSnapshotDigits(content.content);
        return snapshot && isExpired(snapshot, deps.now())
          ? refused(message('devices.taken.expired'))
          : proposal(snapshot, deps);
      }
      const result = await deps.importOther(content.kind, content.content);
      return result ?? refused(message('devices.taken.otherDevice'));
    },
    importFile: async (file, passphrase) => importFile(file, passphrase, deps),
  };
}

/**
 * A link stays where it was opened or sent: in a browser's history, in a chat. So it can be read for ten minutes only. An animated
 * code leaves nothing behind and has no such limit.
 */
function isExpired({ takenAt }: Handover, now: Instant): boolean {
  return Math.abs(now - takenAt) > 10 * minuteMs;
}

function proposal(handover: Handover | null, deps: ShareImportDeps): ImportResult {
  if (!handover) return refused(message('devices.taken.incomplete'));
  const observations = [...handover.trail, ...handover.now];
  const { takenAt, accounts } = handover;
  return {
    kind: 'snapshot',
    snapshot: {
      takenAt,
      accounts,
      readings: observations.length,
      keep: async () => {
        const kept = await keep(observations, accounts, deps);
        return kept === null ? notKept : { ok: true, text: kept };
      },
    },
  };
}

async function importFile(file: File, passphrase: string, deps: ShareImportDeps): Promise<Outcome> {
  if (file.size > largestFile) return { ok: false, text: message('devices.taken.large') };
  const read = await readFile(new Uint8Array(await file.arrayBuffer()), passphrase);
  if (!read.ok) return { ok: false, text: message(`devices.taken.${read.reason}`) };
  await deps.mergeRegisters(read.content.records);
  // Before the figures: they may bring about an alert that was answered already.
  await deps.takeAnswered?.(read.content.answered ?? []);
  const news = await deps.takeKeys?.(read.content.rekeys ?? {});
  const kept = await keep(read.content.observations, read.content.accounts, deps);
  if (kept === null) return notKept;
  return { ok: true, text: news ? sentencesOf([kept, news]) : kept };
}

const notKept: Outcome = { ok: false, text: message('devices.taken.noRoom') };

/** Stores what was agreed to; says how much of it was new. Null where there is no room. */
async function keep(
  observations: readonly Observation[],
  accounts: readonly Account[],
  { merge, adoptNames }: ShareImportDeps,
): Promise<Message | null> {
  try {
    const added = await merge(observations);
    await adoptNames(accounts.filter(({ nickname }) => nickname !== ''));
    return added === 0 ? message('devices.taken.nothingNew') : message('devices.taken.kept', { count: added });
  } catch {
    return null;
  }
}

function refused(text: Message): ImportResult {
  return { kind: 'refused', text };
}
