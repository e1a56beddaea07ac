// What the keeper holds in memory, and how it finds it again after the worker was put to sleep.
import { type AttributionState, emptyAttribution, quarantinePrefix } from '../../domain/accounts/attribution';
import { viewAccount } from '../../domain/accounts/view-account';
import { isCurrentFold } from '../../domain/fold/fold';
import { badgeFor } from '../../domain/headline/badge';
import type { AccountKey } from '../../domain/observations/observation';
import { defaultSettings, type Settings } from '../../domain/settings';
import type { Snapshot, Trouble } from '../../domain/snapshot';
import type { ClockOffsets } from '../../domain/time/clock-offset';
import type { Formatters } from '../../domain/time/formatters';
import type { Instant } from '../../domain/time/instant';
import type { Registers } from '../../storage/registers';
import type { Device } from './device';
import { type Folds, noFolds } from './fold-cache';
import { type KeyValues, keys } from './key-values';
import { accountOf, accountsIn, type KnownAccounts, nobody } from './known-accounts';
import { settingsFrom } from './stored-settings';
import { storageTrouble } from './troubles';

export interface EngineState {
  readonly device: Device;
  readonly folds: Folds;
  readonly offsets: ClockOffsets;
  readonly tabs: AttributionState;
  readonly accounts: KnownAccounts;
  readonly settings: Settings;
  /** The account the user chose to look at; null: the one seen last. */
  readonly chosen: AccountKey | null;
  readonly troubles: readonly Trouble[];
  readonly revision: number;
}

export interface EngineStateDeps {
  /** Outlives the browser. */
  readonly values: KeyValues;
  /** Lives as long as the open tabs. */
  readonly session: KeyValues;
  readonly registers: Registers;
  readonly device: () => Promise<Device>;
}

/** Everything as the last view has it. Asks no database, which takes longest to open: enough to say a reading at once. */
export async function loadRemembered(
  ports: Pick<EngineStateDeps, 'device' | 'values' | 'session'>,
): Promise<EngineState> {
  // All at once: a cold worker waits for the slowest of these, not for their sum.
  const [device, stored, session] = await Promise.all([
    ports.device(),
    ports.values.get([keys.snapshot, keys.folds, keys.offsets]),
    ports.session.get([keys.tabs]),
  ]);
  const snapshot = wholeView(stored[keys.snapshot]);
  const kept = stored[keys.folds] as Folds | undefined;
  // Folds of an earlier version are made again: the store still has everything they were made of.
  const folds = kept && Object.values(kept.folds).every(isCurrentFold) ? kept : noFolds;
  const tabs = (session[keys.tabs] as AttributionState | undefined) ?? emptyAttribution;
  return {
    device,
    folds,
    offsets: (stored[keys.offsets] as ClockOffsets | undefined) ?? [],
    tabs: { ...tabs, known: knownIn(tabs, folds) },
    ...decisionsIn(snapshot),
    troubles: snapshot?.troubles ?? [],
    revision: snapshot?.revision ?? 0,
  };
}

/** The same with what the user decided. A database that does not open costs only what the last view does not have. */
export async function withRegisters(held: EngineState, registers: Registers): Promise<EngineState> {
  const decided = await readRegisters(registers);
  return 'kind' in decided
    ? { ...held, troubles: withTrouble(held.troubles, decided) }
    : { ...held, ...decided, troubles: withoutTrouble(held.troubles, 'storage') };
}

interface Decisions {
  readonly accounts: KnownAccounts;
  readonly settings: Settings;
  readonly chosen: AccountKey | null;
}

/** What the user decided, read anew; the trouble that kept it from being read. */
export async function readRegisters(registers: Registers): Promise<Decisions | Trouble> {
  try {
    // In one read: a cold worker waits for the database longest.
    const rows = await registers.rows();
    const setting = (name: string) => rows.find(({ table, key }) => table === 'settings' && key === name)?.value;
    const chosen = setting('account');
    return {
      accounts: accountsIn(rows),
      settings: settingsFrom(setting('all')),
      chosen: typeof chosen === 'string' ? chosen : null,
    };
  } catch (error) {
    return storageTrouble(error);
  }
}

/** A view of ours; what is damaged is as good as none, and is written anew. */
function wholeView(stored: unknown): Snapshot | undefined {
  const { v, accounts, troubles } = (stored ?? {}) as Partial<Snapshot>;
  const isWhole =
    v === 1 && Array.isArray(troubles) && Array.isArray(accounts) && accounts.every((one) => one?.account);
  return isWhole ? (stored as Snapshot) : undefined;
}

/** The decisions as far as a view shows them. */
function decisionsIn(snapshot: Snapshot | undefined): Decisions {
  const named = new Map((snapshot?.accounts ?? []).map(({ account }) => [account.key, account]));
  return {
    accounts: { ...nobody, named },
    settings: snapshot?.settings ?? defaultSettings,
    chosen: snapshot?.current ?? null,
  };
}

/** The view every screen starts from. Accounts in the order they were first met, unassigned ones last. */
export function snapshotOf(held: EngineState, now: Instant): Snapshot {
  const met = Object.keys(held.folds.folds);
  const order = [...met.filter((key) => !isAside(key)), ...met.filter(isAside)];
  const accounts = order.flatMap((key, position) => {
    const fold = held.folds.folds[key];
    return fold ? [{ account: accountOf(held.accounts, key, position), state: fold.state }] : [];
  });
  const { settings, troubles, revision } = held;
  return { v: 1, revision: revision + 1, writtenAt: now, accounts, current: currentOf(held), settings, troubles };
}

/** The badge of a snapshot at `now`: it ages without anything being written. */
export function badgeOf({ accounts, current, settings }: Snapshot, now: Instant, words: Formatters) {
  const shown = accounts.find(({ state }) => state.key === current);
  return badgeFor(shown ? viewAccount(shown.state, now, words) : null, now, settings.gauge);
}

/** One trouble of a kind: the newest. */
export function withTrouble(troubles: readonly Trouble[], trouble: Trouble): readonly Trouble[] {
  return [...withoutTrouble(troubles, trouble.kind), trouble];
}

export function withoutTrouble(troubles: readonly Trouble[], kind: Trouble['kind']): readonly Trouble[] {
  return troubles.filter((trouble) => trouble.kind !== kind);
}

function currentOf({ folds, chosen }: EngineState): AccountKey | null {
  if (chosen !== null && folds.folds[chosen]) return chosen;
  const states = Object.values(folds.folds).map(({ state }) => state);
  const [latest] = states.filter(({ key }) => !isAside(key)).sort((a, b) => (b.observedAt ?? 0) - (a.observedAt ?? 0));
  return latest?.key ?? null;
}

function isAside(key: AccountKey): boolean {
  return key.startsWith(quarantinePrefix);
}

// Open tabs are forgotten with the browser session; the accounts met in them are not.
function knownIn(tabs: AttributionState, { folds }: Folds): readonly AccountKey[] {
  const named = Object.keys(folds).filter((key) => !key.includes(':'));
  return [...new Set([...tabs.known, ...named])];
}
