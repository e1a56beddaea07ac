// The one writer. Everything that changes what is known goes through here, one thing after another: what a page showed,
// what another device sent, what the user decided. Each ends in a new snapshot, which every screen and the badge draw.
import { attribute, unnamedPrefix } from '../domain/attribution';
import type { Badge } from '../domain/badge';
import { correctedAt, withOffset } from '../domain/clock-offset';
import type { Instant } from '../domain/instant';
import type { AccountKey, Observation } from '../domain/observation';
import { contentHash, observationId } from '../domain/observation-id';
import type { Settings } from '../domain/settings';
import type { Snapshot } from '../domain/snapshot';
import type { DriftCounter } from '../record/drift';
import type { EventStore } from '../record/events';
import type { ObservationStore } from '../record/observations';
import { catchUp, type FoldPorts, foldUnrecorded, refold } from './fold-keeper';
import {
  badgeOf,
  type Held,
  type HeldPorts,
  loadDecisions,
  loadHeld,
  snapshotOf,
  withoutTrouble,
  withTrouble,
} from './held';
import { createTurns } from './in-turn';
import { keys } from './key-values';
import { keysOf, quarantinePrefix, resolveKey } from './known-accounts';
import { readSeen, type SeenBody, type SeenRead } from './read-seen';
import { storageTrouble } from './storage-trouble';

export interface KeeperPorts extends HeldPorts {
  readonly now: () => Instant;
  readonly observations: ObservationStore;
  readonly events: EventStore;
  readonly drift: DriftCounter;
  readonly showBadge: (badge: Badge) => Promise<void>;
  /** Told after every new snapshot: alerts and mirrors hang on this. */
  readonly changed: (snapshot: Snapshot) => Promise<void>;
}

/** One answer of the page, and when. Device clock. */
export interface SeenAnswer extends SeenBody {
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The response's `Date` header. */
  readonly date: string | null;
}

export interface Keeper {
  /** A page received something. `tab` tells open pages apart; null where there are none. */
  observe(seen: SeenAnswer, tab: string | null): Promise<void>;
  /** Observations made elsewhere: by another device, an import, the text of a page. Returns how many were new. */
  merge(observations: readonly Observation[]): Promise<number>;
  decide(decision: Decision): Promise<void>;
  /** Catches up with what was recorded, and draws the badge as of now. */
  refresh(): Promise<void>;
  /** What is known, as last written. */
  snapshot(): Promise<Snapshot>;
}

/** What the user decided on a screen. */
export type Decision =
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'choose'; readonly account: AccountKey | null }
  | { readonly type: 'name'; readonly account: AccountKey; readonly nickname: string; readonly colour: number }
  | { readonly type: 'assign'; readonly from: AccountKey; readonly to: AccountKey }
  | { readonly type: 'forget'; readonly account: AccountKey };

export function createKeeper(ports: KeeperPorts): Keeper {
  const inTurn = createTurns();
  let holding: Promise<Held> | null = null;

  /** One change after another; each begins with what the one before left and ends with a new snapshot. */
  const change = <T>(work: (held: Held) => Promise<readonly [Held, T]>): Promise<T> =>
    inTurn(async () => {
      holding ??= loadHeld(ports);
      const [next, answer] = await work(await holding);
      holding = Promise.resolve(await publish(next, ports));
      return answer;
    });

  return {
    observe: (seen, tab) => change(async (held) => [await observe(held, seen, tab, ports), undefined]),
    merge: (observations) => change((held) => merge(held, observations, ports)),
    decide: (decision) => change(async (held) => [await decide(held, decision, ports), undefined]),
    refresh: () => change(async (held) => [await record(held, [], ports), undefined]),
    snapshot: () =>
      inTurn(async () => {
        holding ??= loadHeld(ports);
        return snapshotOf(await holding, ports.now());
      }),
  };
}

async function publish(held: Held, ports: KeeperPorts): Promise<Held> {
  const now = ports.now();
  const snapshot = snapshotOf(held, now);
  await ports.values.set({ [keys.folds]: held.folds, [keys.offsets]: held.offsets, [keys.snapshot]: snapshot });
  await ports.session.set({ [keys.tabs]: held.tabs });
  await ports.showBadge(badgeOf(snapshot, now));
  await ports.changed(snapshot);
  return { ...held, revision: snapshot.revision };
}

async function observe(before: Held, seen: SeenAnswer, tab: string | null, ports: KeeperPorts): Promise<Held> {
  const offsets = withOffset(before.offsets, seen.at, seen.date);
  const at = correctedAt(offsets, seen.at);
  const read = await readSeen(seen, at, before.device.hashingKey);
  const held = { ...before, offsets };
  if (read.is === 'nothing') return before;
  if (read.is === 'signed-out') return { ...held, troubles: withTrouble(held.troubles, { kind: 'signed-out', at }) };
  const counted = await countDrift(held, read.drift, at, ports);
  if (read.is === 'unreadable') return counted;

  const { account, state, from } = await attributeTo(counted, read, seen, tab, ports);
  const { device } = state;
  const observation = observed({
    account,
    device: device.id,
    at,
    source: 'network',
    kind: read.kind,
    facts: read.facts,
  });
  const recorded = await record(state, [observation], ports);
  const settled = { ...recorded, troubles: withoutTrouble(recorded.troubles, 'signed-out') };
  return from.length === 0 ? settled : adopt(settled, account, from, ports);
}

/** Whose it is. `from` names the keys that turned out to be this account. */
async function attributeTo(
  held: Held,
  read: Extract<SeenRead, { is: 'facts' }>,
  seen: SeenAnswer,
  tab: string | null,
  ports: KeeperPorts,
) {
  // A path that names only an account id is worth something once a fuller body has said whose that id is.
  const resolved = read.identity === null ? null : resolveKey(held.accounts, read.identity);
  const identity = read.kind === 'balance' && resolved === read.identity ? null : resolved;
  const mint = unnamedPrefix + contentHash(`${held.device.id} ${tab} ${seen.at}`);
  const { startedAt, at } = seen;
  const attribution = attribute(held.tabs, { tab, startedAt, at, identity, mint });
  const tabs = attribution.state;
  if (attribution.to === 'quarantine') {
    const account = quarantinePrefix + contentHash([...attribution.candidates].sort().join(' '));
    return { account, state: { ...held, tabs }, from: [] };
  }
  const { account } = attribution;
  const isNewAlias = read.alias !== null && resolveKey(held.accounts, read.alias) === read.alias;
  const from = [...attribution.aliases.map((alias) => alias.from), ...(isNewAlias && read.alias ? [read.alias] : [])];
  for (const key of from) await written(() => ports.registers.set('alias', key, account));
  return { account, state: { ...held, tabs }, from };
}

/** The keys in `from` are this account from now on: what was kept under them joins its history. */
async function adopt(held: Held, account: AccountKey, from: readonly AccountKey[], ports: KeeperPorts): Promise<Held> {
  const accounts = {
    ...held.accounts,
    aliases: [
      ...held.accounts.aliases.filter((alias) => !from.includes(alias.from)),
      ...from.map((key) => ({ from: key, to: account })),
    ],
  };
  const folds = Object.fromEntries(Object.entries(held.folds.folds).filter(([key]) => !from.includes(key)));
  const joined = { ...held, accounts };
  try {
    return { ...joined, folds: { ...held.folds, folds: await refold(folds, account, foldPorts(joined, ports)) } };
  } catch (error) {
    return { ...joined, troubles: withTrouble(held.troubles, storageTrouble(error)) };
  }
}

/** Stores observations and folds whatever has arrived. When nothing can be stored, folds them from memory and says so. */
async function record(held: Held, observations: readonly Observation[], ports: KeeperPorts): Promise<Held> {
  try {
    if (observations.length > 0) await ports.observations.add(observations);
    const lost = held.folds.cursor > 0 && (await ports.observations.cursor()) < held.folds.cursor;
    const known = lost ? { ...held.folds, cursor: 0 } : held.folds;
    const folds = await catchUp(known, foldPorts(held, ports));
    const troubles = withoutTrouble(held.troubles, 'storage');
    return {
      ...held,
      folds,
      troubles: lost ? withTrouble(troubles, { kind: 'storage', reason: 'evicted' }) : troubles,
    };
  } catch (error) {
    const folds = observations.reduce(foldUnrecorded, held.folds.folds);
    return { ...held, folds: { ...held.folds, folds }, troubles: withTrouble(held.troubles, storageTrouble(error)) };
  }
}

async function merge(held: Held, observations: readonly Observation[], ports: KeeperPorts) {
  const { added } = await ports.observations.add(observations);
  return [await record(held, [], ports), added.length] as const;
}

async function decide(held: Held, decision: Decision, ports: KeeperPorts): Promise<Held> {
  switch (decision.type) {
    case 'settings':
      await written(() => ports.registers.set('settings', 'all', decision.settings));
      return { ...held, settings: decision.settings };
    case 'choose':
      await written(() => ports.registers.set('settings', 'account', decision.account));
      return { ...held, chosen: decision.account };
    case 'name': {
      const { account: key, nickname, colour } = decision;
      await ports.registers.set('account', key, { nickname, colour });
      return { ...held, ...(await loadDecisions(ports.registers, undefined)), troubles: held.troubles };
    }
    case 'assign':
      await ports.registers.set('alias', decision.from, decision.to);
      return adopt(held, decision.to, [decision.from], ports);
    case 'forget':
      return forget(held, decision.account, ports);
  }
}

async function forget(held: Held, account: AccountKey, ports: KeeperPorts): Promise<Held> {
  const gone = keysOf(held.accounts, account);
  await ports.observations.forget(gone);
  const folds = Object.fromEntries(Object.entries(held.folds.folds).filter(([key]) => !gone.includes(key)));
  const known = held.tabs.known.filter((key) => !gone.includes(key));
  const tabs = Object.fromEntries(
    Object.entries(held.tabs.tabs).filter(([, memory]) => !gone.includes(memory.account)),
  );
  return { ...held, folds: { ...held.folds, folds }, tabs: { tabs, known } };
}

async function countDrift(held: Held, drift: readonly string[], at: Instant, ports: KeeperPorts): Promise<Held> {
  if (drift.length === 0) return { ...held, troubles: withoutTrouble(held.troubles, 'drift') };
  await written(() => ports.drift.count(drift, at));
  return { ...held, troubles: withTrouble(held.troubles, { kind: 'drift', at, count: drift.length }) };
}

function foldPorts({ accounts }: Held, { observations, events }: KeeperPorts): FoldPorts {
  return {
    observations,
    events,
    resolve: (key) => resolveKey(accounts, key),
    keysOf: (key) => keysOf(accounts, key),
  };
}

/** An observation knows itself by its content. */
function observed(content: Omit<Observation, 'id'>): Observation {
  return { ...content, id: observationId(content) } as Observation;
}

/** A write that may fail without costing the observation it belongs to: the next `record` says what is wrong. */
async function written(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // The database is closed to us; `record` meets the same error and names it on the screen.
  }
}
