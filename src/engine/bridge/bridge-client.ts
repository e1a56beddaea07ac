// The app's end of the bridge. It pulls what it lacks whenever the extension says that something changed.
import type { AlertLedger } from '../../domain/alerts/ledger';
import { readLedger } from '../../domain/alerts/read-ledger';
import type { Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, type Instant } from '../../domain/time/instant';
import { type Check, fields, isBoolean, isInteger, recordOf } from '../../domain/validation/checks';
import { readRegisters } from '../../sync/codec/read-registers';
import {
  bridgeProtocol,
  type ConsentNeeded,
  consentIn,
  type Delta,
  deltaFrom,
  type Pull,
  type VersionVector,
} from './bridge-messages';

/** How far the app has got with each extension. Stored between visits. */
export interface BridgeProgress {
  readonly have: VersionVector;
  /** device → true once its packed months were imported. */
  readonly whole: Readonly<Record<string, boolean>>;
}

/** Arrival numbers count writes. With a higher one nothing would ever be pulled again. */
const isArrival: Check<number> = (value) => isInteger(value) && (value as number) >= 0 && (value as number) <= 1e12;

/** Whether a stored value has the form of a progress. A damaged one counts as none: everything is pulled once more. */
export const isBridgeProgress = fields<BridgeProgress>({ have: recordOf(isArrival), whole: recordOf(isBoolean) });

export interface BridgeClientDeps {
  /** Sends a pull and resolves with the unchecked answer; rejects when none comes. */
  readonly ask: (pull: Pull) => Promise<unknown>;
  readonly load: () => Promise<BridgeProgress>;
  readonly save: (progress: BridgeProgress) => Promise<void>;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** Returns how many values changed. */
  readonly mergeRegisters: (registers: readonly Register[]) => Promise<number>;
  readonly now: () => Instant;
  /** Takes over how far the server's clock is ahead of this computer's: the app itself has no contact with the server. */
  readonly followClock?: (serverAheadMs: number) => Promise<void>;
  readonly onPeer: (peer: ExtensionPeer) => void;
  /** Whether the user has yet to let this app read: null once it may. */
  readonly onConsent: (consent: ConsentNeeded['consent'] | null) => void;
}

/** The extension's version, and which of the two is outdated. */
export interface ExtensionPeer {
  readonly version: string;
  readonly behind: 'app' | 'extension' | null;
}

export interface BridgeClient {
  /** Pulls everything new. A call during a pull adds one more round; two pulls never run at once. */
  readonly catchUp: () => Promise<void>;
  /** Exchanges ledgers of delivered alerts. Returns both merged, or null when the extension is too old for that. */
  readonly exchange: (ledger: AlertLedger) => Promise<AlertLedger | null>;
}

const tables = new Set(['settings', 'account', 'alias']);

/** Creates the app's end. `ownVersion` ("1.2.3") is compared with the extension's. Both calls reject when no answer comes. */
export function createBridgeClient(deps: BridgeClientDeps, ownVersion: string): BridgeClient {
  let running: Promise<void> | null = null;
  let isOutdated = false;

  const round = async () => {
    do {
      isOutdated = false;
      await pullAll(deps, ownVersion);
    } while (isOutdated);
  };
  return {
    catchUp: () => {
      if (running) {
        isOutdated = true;
        return running;
      }
      running = round().finally(() => {
        running = null;
      });
      return running;
    },
    exchange: async (ledger) => {
      // `have` is sent as well, so that an extension without ledgers answers with what is new and not with everything.
      const { have } = await deps.load();
      return readLedger(deltaFrom(await deps.ask({ type: 'headroom/pull', have, ledger }))?.ledger);
    },
  };
}

async function pullAll(deps: BridgeClientDeps, ownVersion: string): Promise<void> {
  const pulled = await pullNew(deps, ownVersion);
  if (!pulled) return;
  const { progress, device } = pulled;
  if (progress.whole[device] || !(await pullOlder(deps, ownVersion))) return;
  await deps.save({ ...progress, whole: { ...progress.whole, [device]: true } });
}

/** Pulls what is new, part by part; null when an answer is none. Any script of the page can answer, so each must get further. */
async function pullNew(deps: BridgeClientDeps, ownVersion: string) {
  let progress = await deps.load();
  for (let reached = -1; ; ) {
    const delta = await pullOnce(deps, ownVersion, { type: 'headroom/pull', have: progress.have });
    if (!delta) return null;
    const { device, more, seq = reached } = delta;
    if (more && seq <= reached) return null;
    reached = seq;
    progress = { ...progress, have: { ...progress.have, [device]: delta.seq ?? progress.have[device] ?? 0 } };
    await deps.save(progress);
    if (!more) return { progress, device };
  }
}

/** Pulls the packed months, newest first; false when an answer is none, or leads no further back. */
async function pullOlder(deps: BridgeClientDeps, ownVersion: string): Promise<boolean> {
  for (let olderThan = deps.now() - 30 * dayMs; ; ) {
    const delta = await pullOnce(deps, ownVersion, { type: 'headroom/pull', have: {}, olderThan });
    const next = delta?.olderThan ?? null;
    if (next === null) return delta !== null;
    if (next >= olderThan) return false;
    olderThan = next;
  }
}

/** Sends one pull and stores the answer; null when the answer is malformed. */
async function pullOnce(deps: BridgeClientDeps, ownVersion: string, pull: Pull) {
  const answer = await deps.ask(pull);
  deps.onConsent(consentIn(answer));
  const delta = deltaFrom(answer);
  if (!delta) return null;
  const { accepted, refused } = validateObservations(delta.observations);
  const records = readRegisters(delta.records).filter(({ table }) => tables.has(table));
  deps.onPeer({ version: delta.version, behind: outdatedSide(delta, refused, ownVersion) });
  // The clock comes first, because readings ahead of it are set aside.
  await deps.followClock?.(delta.serverAheadMs ?? 0);
  // Registers come first: folding needs them to know which account keys belong together.
  const changed = records.length > 0 ? await deps.mergeRegisters(records) : 0;
  if (accepted.length > 0 || changed > 0) await deps.merge(accepted);
  return delta;
}

function outdatedSide({ protocol, version }: Pick<Delta, 'protocol' | 'version'>, refused: number, ownVersion: string) {
  const order = compareVersions(version, ownVersion);
  if (protocol > bridgeProtocol || (refused > 0 && order >= 0)) return 'app';
  if (protocol < bridgeProtocol) return 'extension';
  return order === 0 ? null : order > 0 ? 'app' : 'extension';
}

/** Numbers between dots, compared from the left; a missing one counts as 0. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < 4; i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
