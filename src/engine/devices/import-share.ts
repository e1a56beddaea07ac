// Imports what comes by scan, paste, link or file. What came unencrypted is only stored after the user agreed.
import type { Account } from '../../domain/accounts/account';
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
  /** Takes new keys of the group, if some are for this computer; a sentence about what changed, null when nothing did. */
  readonly takeKeys?: (updates: KeyUpdates) => Promise<string | null>;
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
      if (!content)
        return refused('That is nothing of Headroom’s. Show the code on the computer’s Phone page and try again.');
      if (content.kind === 'snapshot') {
        const snapshot = await readSnapshotDigits(content.content);
        return snapshot && isExpired(snapshot, deps.now()) ? refused(linkExpired) : proposal(snapshot, deps);
      }
      const result = await deps.importOther(content.kind, content.content);
      return result ?? refused('That code is meant for another device.');
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

const linkExpired =
  'This code or link is older than ten minutes. Make a new one on your computer. If it is new, check that both clocks are right.';

function proposal(handover: Handover | null, deps: ShareImportDeps): ImportResult {
  if (!handover) return refused('A part of that is missing or altered. Scan or copy it again.');
  const observations = [...handover.trail, ...handover.now];
  const { takenAt, accounts } = handover;
  return {
    kind: 'snapshot',
    snapshot: {
      takenAt,
      accounts,
      readings: observations.length,
      keep: () => keep(observations, accounts, deps),
    },
  };
}

async function importFile(file: File, passphrase: string, deps: ShareImportDeps): Promise<Outcome> {
  if (file.size > largestFile) return { ok: false, text: 'That file is too large to be one of Headroom’s.' };
  const read = await readFile(new Uint8Array(await file.arrayBuffer()), passphrase);
  if (!read.ok) return { ok: false, text: sentences[read.reason] };
  await deps.mergeRegisters(read.content.records);
  const news = await deps.takeKeys?.(read.content.rekeys ?? {});
  const outcome = await keep(read.content.observations, read.content.accounts, deps);
  return news && outcome.ok ? { ok: true, text: [outcome.text, news].join(' ') } : outcome;
}

async function keep(
  observations: readonly Observation[],
  accounts: readonly Account[],
  { merge, adoptNames }: ShareImportDeps,
): Promise<Outcome> {
  try {
    const added = await merge(observations);
    await adoptNames(accounts.filter(({ nickname }) => nickname !== ''));
    return { ok: true, text: added === 0 ? 'Everything in it was known already.' : `${added} new readings are kept.` };
  } catch {
    return { ok: false, text: 'This device could not store it. Free some space and try again: nothing was lost.' };
  }
}

const sentences = {
  'not-ours': 'That is no Headroom file. Its name ends in .hrsync.',
  'later-version': 'That file was written by a newer Headroom. Update this one, then open it again.',
  damaged: 'That file is damaged or incomplete. Save and bring it again.',
  bomb: 'This file unpacks to far more than Headroom ever writes, so it was not opened. Nothing was changed.',
  'wrong-passphrase': 'The passphrase does not fit this file. Check it and try again.',
} as const;

function refused(text: string): ImportResult {
  return { kind: 'refused', text };
}
