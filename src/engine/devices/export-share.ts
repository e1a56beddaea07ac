// What this device exports on request: a QR code or link, an animated QR code, an encrypted file. No network is used.
import type { Account } from '../../domain/accounts/account';
import type { Acknowledgement } from '../../domain/alerts/acknowledgement';
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, type Instant } from '../../domain/time/instant';
import { daySumsTable } from '../../domain/usage/packed-day-sums';
import { newestOfEach, oldestFirst, thin } from '../../sync/codec/thin';
import { animatedQrFrames } from '../../sync/handover/animated-qr';
import { linkBase } from '../../sync/handover/app-address';
import { fileExtension, writeFile } from '../../sync/handover/file';
import { encodeHandover } from '../../sync/handover/handover';
import { packSnapshot, snapshotLink } from '../../sync/handover/snapshot-link';
import type { KeyUpdates } from '../../sync/keys/key-updates';
import { qrCode } from '../../sync/transports/qr';
import type { ShareExport } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';

export interface ShareExportDeps {
  readonly now: () => Instant;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly accounts: () => Promise<readonly Account[]>;
  /** All observations of these account keys since `from`. */
  readonly history: (accounts: readonly AccountKey[], from: Instant) => Promise<readonly Observation[]>;
  readonly registers: () => Promise<readonly Register[]>;
  readonly appAddress: () => Promise<string>;
  /** New keys for other computers of the group; absent on a phone. */
  readonly rekeys?: () => Promise<KeyUpdates>;
  /** Alerts that the user answered. */
  readonly answered?: () => Promise<readonly Acknowledgement[]>;
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Outcome>;
}

const monthMs = 30 * dayMs;
/** Registers that go with a file: names, which keys are one account, and sums by day. */
const shared: ReadonlySet<string> = new Set(['account', 'alias', daySumsTable]);

/** Creates the exports of this device. Sample data is never exported. */
export function createShareExport(deps: ShareExportDeps): ShareExport {
  return {
    snapshot: async (withNames) => {
      const recent = await recentOrNewest(deps);
      const source = withNames ? recent : { ...recent, accounts: recent.accounts.map(unnamed) };
      if (source.observations.length === 0) return null;
      const base = linkBase(await deps.appAddress());
      const link = snapshotLink(base, await packSnapshot(source, deps.now()));
      return { link, code: qrCode(link), opensApp: base !== '' };
    },
    animatedQr: async () => {
      const source = await sourceOf(deps, 90 * dayMs);
      if (source.observations.length === 0) return null;
      const frame = await animatedQrFrames(await packForAnimation(source, deps.now()));
      return () => qrCode(frame());
    },
    saveFile: async (passphrase) => {
      const { device, accounts, observations } = await sourceOf(deps, null);
      const records = (await deps.registers()).filter(({ table }) => shared.has(table));
      const [rekeys, answered] = await Promise.all([deps.rekeys?.(), deps.answered?.()]);
      const sorted = oldestFirst(observations);
      const content = {
        device,
        writtenAt: deps.now(),
        accounts,
        records,
        observations: sorted,
        ...(rekeys && { rekeys }),
        ...(answered && answered.length > 0 && { answered }),
      };
      const day = new Date(deps.now()).toISOString().slice(0, 10);
      return deps.save(`headroom-${day}${fileExtension}`, await writeFile(content, passphrase));
    },
  };
}

function unnamed(account: Account): Account {
  return { ...account, nickname: '' };
}

/** The last 30 days. When they hold nothing: the newest observation of each kind, however old. */
async function recentOrNewest(deps: ShareExportDeps) {
  const recent = await sourceOf(deps, monthMs);
  if (recent.observations.length > 0) return recent;
  const all = await sourceOf(deps, null);
  return { ...all, observations: newestOfEach(all.observations) };
}

/** Everything stored of the last `backMs` (null: of all time), without sample data. */
async function sourceOf(deps: ShareExportDeps, backMs: number | null) {
  const [accounts, { id }] = await Promise.all([deps.accounts(), deps.device()]);
  const from = backMs === null ? 0 : deps.now() - backMs;
  const stored = await deps.history(
    accounts.map(({ key }) => key),
    from,
  );
  return { device: id, accounts, observations: stored.filter(({ source }) => source !== 'sample') };
}

/** 90 days of observations, thinned until they fit an animation that people will hold still for. */
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

/** About ten seconds of animation. */
const comfortableBytes = 24 * 1024;
