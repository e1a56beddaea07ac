// The app's end of the bridge: asks for what it lacks whenever it hears that something changed, and never twice at once.
import type { AlertLedger } from '../../domain/alerts/ledger';
import { readLedger } from '../../domain/alerts/read-ledger';
import type { Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, type Instant } from '../../domain/time/instant';
import { readRegisters } from '../../sync/codec/read-registers';
import { bridgeProtocol, type Delta, deltaFrom, type Pull, type VersionVector } from './bridge-messages';

/** What is remembered of the extension between visits. */
export interface BridgeProgress {
  readonly have: VersionVector;
  /** device → true once its packed months were taken in. */
  readonly whole: Readonly<Record<string, boolean>>;
}

export interface BridgeClientDeps {
  /** Sends the question and resolves with whatever came back; rejects when nobody answers. */
  readonly ask: (pull: Pull) => Promise<unknown>;
  readonly load: () => Promise<BridgeProgress>;
  readonly save: (memory: BridgeProgress) => Promise<void>;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** How many values changed. */
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
  readonly now: () => Instant;
  readonly onPeer: (peer: ExtensionPeer) => void;
}

/** The extension as heard: which version, and whether one of the two is behind. */
export interface ExtensionPeer {
  readonly version: string;
  readonly behind: 'app' | 'extension' | null;
}

export interface BridgeClient {
  /** Something may have changed. Resolves when everything known by then has been taken in. */
  readonly catchUp: () => Promise<void>;
  /** Tells the extension what was told here; what was told in either, or null when it does not know of such things. */
  readonly exchange: (ledger: AlertLedger) => Promise<AlertLedger | null>;
}

const tables = new Set(['settings', 'account', 'alias']);

export function createBridgeClient(deps: BridgeClientDeps, ownVersion: string): BridgeClient {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;

  const round = async () => {
    do {
      isAskedAgain = false;
      await pullAll(deps, ownVersion);
    } while (isAskedAgain);
  };
  return {
    catchUp: () => {
      if (running) {
        isAskedAgain = true;
        return running;
      }
      running = round().finally(() => {
        running = null;
      });
      return running;
    },
    exchange: async (ledger) => {
      // What we have is named too: an extension too old to understand answers with what is new.
      const { have } = await deps.load();
      return readLedger(deltaFrom(await deps.ask({ type: 'headroom/pull', have, ledger }))?.ledger);
    },
  };
}

async function pullAll(deps: BridgeClientDeps, ownVersion: string): Promise<void> {
  let memory = await deps.load();
  let device = '';
  for (let more = true; more; ) {
    const delta = await pullOnce(deps, ownVersion, { type: 'headroom/pull', have: memory.have });
    if (!delta) return;
    ({ more, device } = delta);
    memory = { ...memory, have: { ...memory.have, [device]: delta.seq ?? memory.have[device] ?? 0 } };
    await deps.save(memory);
  }
  if (memory.whole[device]) return;
  for (let olderThan: Instant | null = deps.now() - 30 * dayMs; olderThan !== null; ) {
    const delta = await pullOnce(deps, ownVersion, { type: 'headroom/pull', have: {}, olderThan });
    if (!delta) return;
    olderThan = delta.olderThan ?? null;
  }
  await deps.save({ ...memory, whole: { ...memory.whole, [device]: true } });
}

/** One question, its answer stored. Null when the answer was none of ours. */
async function pullOnce(deps: BridgeClientDeps, ownVersion: string, pull: Pull) {
  const delta = deltaFrom(await deps.ask(pull));
  if (!delta) return null;
  const { accepted, refused } = validateObservations(delta.observations);
  const records = readRegisters(delta.records).filter(({ table }) => tables.has(table));
  deps.onPeer({ version: delta.version, behind: whoIsBehind(delta, refused, ownVersion) });
  // Which keys are one account is known before the observations are folded.
  const decided = records.length > 0 ? await deps.mergeRegisters(records) : 0;
  if (accepted.length > 0 || decided > 0) await deps.merge(accepted);
  return delta;
}

function whoIsBehind({ protocol, version }: Pick<Delta, 'protocol' | 'version'>, refused: number, ownVersion: string) {
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
