// What this device gives away when asked: a code, a film, a file. Nothing here touches a network.
import type { Account } from '../../domain/accounts/account';
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, type Instant } from '../../domain/time/instant';
import { newestOfEach, oldestFirst, thin } from '../../sync/codec/thin';
import { animatedQrFrames, largestAnimatedBytes } from '../../sync/handover/animated-qr';
import { fileExtension, writeFile } from '../../sync/handover/file';
import { encodeHandover } from '../../sync/handover/handover';
import { packSnapshot, snapshotLink } from '../../sync/handover/snapshot-link';
import { qrCode } from '../../sync/transports/qr';
import type { ShareExport } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';

export interface ShareExportDeps {
  readonly now: () => Instant;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly accounts: () => Promise<readonly Account[]>;
  /** Everything held under these keys since an instant. */
  readonly history: (accounts: readonly AccountKey[], from: Instant) => Promise<readonly Observation[]>;
  readonly registers: () => Promise<readonly Register[]>;
  readonly pwaAddress: string;
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Outcome>;
}

const monthMs = 30 * dayMs;

export function createShareExport(needs: ShareExportDeps): ShareExport {
  return {
    snapshot: async () => {
      const source = await recentOrNewest(needs);
      if (source.observations.length === 0) return null;
      const link = snapshotLink(needs.pwaAddress, await packSnapshot(source, needs.now()));
      return { link, code: qrCode(link) };
    },
    animatedQr: async () => {
      const source = await sourceOf(needs, 90 * dayMs);
      if (source.observations.length === 0) return null;
      const frame = await animatedQrFrames(await packForAnimation(source, needs.now()));
      return () => qrCode(frame());
    },
    saveFile: async (passphrase) => {
      const { device, accounts, observations } = await sourceOf(needs, null);
      const records = (await needs.registers()).filter(({ table }) => table === 'account' || table === 'alias');
      const content = { device, writtenAt: needs.now(), accounts, records, observations: oldestFirst(observations) };
      const day = new Date(needs.now()).toISOString().slice(0, 10);
      return needs.save(`headroom-${day}${fileExtension}`, await writeFile(content, passphrase));
    },
  };
}

/** The last month; after a longer silence what was known last, however old it is. */
async function recentOrNewest(needs: ShareExportDeps) {
  const recent = await sourceOf(needs, monthMs);
  if (recent.observations.length > 0) return recent;
  const all = await sourceOf(needs, null);
  return { ...all, observations: newestOfEach(all.observations) };
}

/** What is held, samples left out. */
async function sourceOf(needs: ShareExportDeps, backMs: number | null) {
  const [accounts, { id }] = await Promise.all([needs.accounts(), needs.device()]);
  const from = backMs === null ? 0 : needs.now() - backMs;
  const held = await needs.history(
    accounts.map(({ key }) => key),
    from,
  );
  return { device: id, accounts, observations: held.filter(({ source }) => source !== 'sample') };
}

/** Ninety days of real observations, as densely as a film people will hold still for. */
async function packForAnimation(source: Awaited<ReturnType<typeof sourceOf>>, now: Instant) {
  const { device, accounts, observations } = source;
  const handover = (chosen: readonly Observation[]) =>
    encodeHandover({ device, takenAt: now, accounts, now: oldestFirst(chosen), trail: [] });
  const newest = newestOfEach(observations);
  const all = await handover(observations);
  if (all.length <= comfortableBytes) return all;
  for (const stepMs of [900_000, 3_600_000, 10_800_000]) {
    const bytes = await handover([...newest, ...thin(observations, now, { backMs: 90 * dayMs, stepMs })]);
    if (bytes.length <= comfortableBytes) return bytes;
  }
  return handover(newest);
}

/** About ten seconds of film. */
const comfortableBytes = Math.min(24 * 1024, largestAnimatedBytes);
