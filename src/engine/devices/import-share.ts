// What arrives by scan, paste, link or file, understood and offered. Nothing is kept that the user did not ask for.
import type { Account } from '../../domain/accounts/account';
import type { Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { type AnimatedQrReader, createAnimatedQrReader } from '../../sync/handover/animated-qr';
import { readFile } from '../../sync/handover/file';
import { readFragment } from '../../sync/handover/fragment';
import { decodeHandover, type Handover } from '../../sync/handover/handover';
import { largestFile } from '../../sync/handover/largest-file';
import { readSnapshotDigits } from '../../sync/handover/snapshot-link';
import type { ImportResult, Scanner, ShareImport } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';

export interface ShareImportDeps {
  /** Stores observations; how many were new. Rejects when they cannot be stored. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
  /** Names another device gave its accounts; this device's own stay. */
  readonly adoptNames: (accounts: readonly Account[]) => Promise<void>;
  /** A pairing answer, a welcome or a sealed digest; undefined where this side has no use for it. */
  readonly importOther: (
    kind: 'pairing' | 'answer' | 'welcome' | 'digest',
    content: string,
  ) => Promise<ImportResult | undefined>;
  readonly scanner: Scanner | null;
}

export function createShareImport(needs: ShareImportDeps): ShareImport {
  let film: AnimatedQrReader | null = null;

  const takeFrame = async (text: string): Promise<ImportResult | null> => {
    if (!/^\d{60,}$/.test(text)) return null;
    film ??= await createAnimatedQrReader();
    const bytes = film.take(text);
    if (!bytes) return { kind: 'film', share: film.share };
    film = null;
    return offer(await decodeHandover(bytes), needs);
  };

  return {
    scanner: needs.scanner,
    importText: async (text) => {
      const frame = await takeFrame(text.trim());
      if (frame) return frame;
      const arrival = readFragment(text);
      if (!arrival)
        return refused('That is nothing of Headroom’s. Show the code on the computer’s Phone page and try again.');
      if (arrival.kind === 'snapshot') return offer(await readSnapshotDigits(arrival.content), needs);
      const taken = await needs.importOther(arrival.kind, arrival.content);
      return taken ?? refused('That code is meant for another device.');
    },
    importFile: async (file, passphrase) => takeFile(file, passphrase, needs),
  };
}

function offer(handover: Handover | null, needs: ShareImportDeps): ImportResult {
  if (!handover) return refused('A part of that is missing or altered. Scan or copy it again.');
  const observations = [...handover.trail, ...handover.now];
  const { takenAt, accounts } = handover;
  return {
    kind: 'offer',
    offer: {
      takenAt,
      accounts,
      readings: observations.length,
      keep: () => keep(observations, accounts, needs),
    },
  };
}

async function takeFile(file: File, passphrase: string, needs: ShareImportDeps): Promise<Outcome> {
  if (file.size > largestFile) return { ok: false, text: 'That file is too large to be one of Headroom’s.' };
  const read = await readFile(new Uint8Array(await file.arrayBuffer()), passphrase);
  if (!read.ok) return { ok: false, text: sentences[read.reason] };
  await needs.mergeRegisters(read.content.records);
  return keep(read.content.observations, read.content.accounts, needs);
}

async function keep(
  observations: readonly Observation[],
  accounts: readonly Account[],
  { merge, adoptNames }: ShareImportDeps,
): Promise<Outcome> {
  try {
    const added = await merge(observations);
    await adoptNames(accounts);
    return { ok: true, text: added === 0 ? 'Everything in it was known already.' : `${added} new readings are kept.` };
  } catch {
    return { ok: false, text: 'This device could not store it. Free some space and try again: nothing was lost.' };
  }
}

const sentences = {
  'not-ours': 'That is no Headroom file. Its name ends in .hrsync.',
  'later-version': 'That file was written by a newer Headroom. Update this one, then open it again.',
  damaged: 'That file is damaged or incomplete. Save and bring it again.',
  'wrong-passphrase': 'The passphrase does not fit this file. Check it and try again.',
} as const;

function refused(text: string): ImportResult {
  return { kind: 'refused', text };
}
