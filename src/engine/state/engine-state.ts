// What the state manager holds in memory, and how it is loaded each time the background is started.
import { type AttributionState, emptyAttribution } from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import { defaultSettings, type Settings } from '../../domain/settings';
import type { Snapshot, Trouble } from '../../domain/snapshot';
import type { ClockOffsets } from '../../domain/time/clock-offset';
import type { Instant } from '../../domain/time/instant';
import type { Registers } from '../../storage/registers';
import type { Device } from './device';
import { type FoldCache, upgradeFoldCache } from './fold-cache';
import { type KeyValues, keys } from './key-values';
import { accountsFrom, type KnownAccounts, noAccounts } from './known-accounts';
import { settingsFrom } from './stored-settings';
import { type UnlistedAccounts, unlistedFrom } from './stored-unlisted';
import { storageTrouble, withoutTrouble, withTrouble } from './troubles';

export interface EngineState extends UserChoices {
  readonly device: Device;
  readonly foldCache: FoldCache;
  /** Last measurements of how far the device's clock is ahead of the server's. */
  readonly clockOffsets: ClockOffsets;
  /** When a response was last dated far ahead of the device's clock; null where none was since the background started. */
  readonly farAheadAt: Instant | null;
  /** Which account each open tab shows, and the accounts that were ever named. */
  readonly tabs: AttributionState;
  readonly unlisted: UnlistedAccounts;
  readonly troubles: readonly Trouble[];
  /** Of the newest snapshot; 0 before the first. */
  readonly revision: number;
}

/** What the user decided. The database has it; a snapshot has what the screens need of it. */
interface UserChoices {
  readonly accounts: KnownAccounts;
  readonly settings: Settings;
  /** The account the user selected; null for the one observed last. */
  readonly selectedAccount: AccountKey | null;
}

export interface EngineStateDeps {
  /** Outlives the browser. */
  readonly values: KeyValues;
  /** Lives as long as the open tabs. */
  readonly session: KeyValues;
  readonly registers: Registers;
  readonly device: () => Promise<Device>;
}

/** Loads state from `storage.local` only, so that the badge is updated without opening IndexedDB. */
export async function loadState(deps: Pick<EngineStateDeps, 'device' | 'values' | 'session'>): Promise<EngineState> {
  // All at once: a cold start waits for the slowest of these, not for their sum.
  const [device, stored, session] = await Promise.all([
    deps.device(),
    deps.values.get([keys.snapshot, keys.folds, keys.offsets, keys.unlisted]),
    deps.session.get([keys.tabs]),
  ]);
  const snapshot = snapshotIn(stored[keys.snapshot]);
  const foldCache = upgradeFoldCache(stored[keys.folds] as FoldCache | undefined);
  const unlisted = unlistedFrom(stored[keys.unlisted]);
  const tabs = (session[keys.tabs] as AttributionState | undefined) ?? emptyAttribution;
  return {
    device,
    foldCache,
    clockOffsets: (stored[keys.offsets] as ClockOffsets | undefined) ?? [],
    farAheadAt: null,
    tabs: { ...tabs, known: knownAccountsIn(tabs, foldCache, unlisted) },
    ...choicesIn(snapshot),
    unlisted,
    troubles: snapshot?.troubles ?? [],
    revision: snapshot?.revision ?? 0,
  };
}

/** Adds what the user decided, from the database. Where that does not open, the snapshot's copy stays, and a trouble says so. */
export async function withChoices(state: EngineState, registers: Registers): Promise<EngineState> {
  const choices = await readChoices(registers);
  return 'kind' in choices
    ? { ...state, troubles: withTrouble(state.troubles, choices) }
    : { ...state, ...choices, troubles: withoutTrouble(state.troubles, 'storage') };
}

/** What the user decided, read anew; or the trouble that kept it from being read. */
export async function readChoices(registers: Registers): Promise<UserChoices | Trouble> {
  try {
    // In one read: a cold start waits longest for the database.
    const rows = await registers.rows();
    const setting = (name: string) => rows.find(({ table, key }) => table === 'settings' && key === name)?.value;
    const selected = setting('account');
    return {
      accounts: accountsFrom(rows),
      settings: settingsFrom(setting('all')),
      selectedAccount: typeof selected === 'string' ? selected : null,
    };
  } catch (error) {
    return storageTrouble(error);
  }
}

/** The stored snapshot. A damaged one counts as none, and is replaced by the next. */
function snapshotIn(stored: unknown): Snapshot | undefined {
  const { v, accounts, troubles } = (stored ?? {}) as Partial<Snapshot>;
  const isWhole =
    v === 1 && Array.isArray(troubles) && Array.isArray(accounts) && accounts.every((one) => one?.account);
  return isWhole ? (stored as Snapshot) : undefined;
}

function choicesIn(snapshot: Snapshot | undefined): UserChoices {
  const named = new Map((snapshot?.accounts ?? []).map(({ account }) => [account.key, account]));
  return {
    accounts: { ...noAccounts, named },
    settings: snapshot?.settings ?? defaultSettings,
    selectedAccount: snapshot?.current ?? null,
  };
}

/** Open tabs are forgotten with the browser session; the accounts seen in them are not. Only unnamed keys hold a colon. */
function knownAccountsIn(
  tabs: AttributionState,
  { folds }: FoldCache,
  unlisted: UnlistedAccounts,
): readonly AccountKey[] {
  const named = Object.keys(folds).filter((key) => !key.includes(':') && !Object.hasOwn(unlisted, key));
  return [...new Set([...tabs.known, ...named])];
}
