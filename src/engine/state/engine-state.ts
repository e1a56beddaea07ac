// What the state manager holds in memory, and how it is loaded each time the background is started.
import { type AttributionState, emptyAttribution } from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Settings } from '../../domain/settings';
import { isSnapshot, type Snapshot, type Trouble } from '../../domain/snapshot';
import type { ClockOffsets } from '../../domain/time/clock-offset';
import type { Instant } from '../../domain/time/instant';
import type { Registers } from '../../storage/registers';
import { type GivenNames, namesIn } from './default-names';
import { type Device, deviceKeys } from './device';
import { emptyFoldCache, type FoldCache, upgradeFoldCache } from './fold-cache';
import { type KeyValues, keys } from './key-values';
import { accountsFrom, type KnownAccounts, noAccounts } from './known-accounts';
import { settingsIn } from './setting-registers';
import { settingsFrom } from './stored-settings';
import { type UnlistedAccounts, unlistedFrom } from './stored-unlisted';
import { isClockOffsets, isFoldCache, isTabs, keepAside, readStored } from './stored-values';
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
  /** Something stored was damaged: the next refresh writes it again. */
  readonly isDamaged: boolean;
  /** What the accounts are called until the user names them. */
  readonly givenNames: GivenNames;
  /** Of the newest snapshot; 0 before the first. */
  readonly revision: number;
  /** The newest snapshot where it could not be stored: screens ask for it. Absent where the stored one is the newest. */
  readonly unstored?: Snapshot | undefined;
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
  /** The device, always the same one. `found`: the values of `deviceKeys`, so that they are not read a second time. */
  readonly device: (found?: Readonly<Record<string, unknown>>) => Promise<Device>;
  /** Whether a stored fold has the form of this version. Comes with the database; throws where that cannot be read. */
  readonly isWholeFold: (fold: unknown) => boolean;
  /** The same of a stored snapshot. */
  readonly isWholeSnapshot: (snapshot: unknown) => boolean;
  /** Whether events were lost from the database since the last call. They are then rebuilt. */
  readonly mustFoldAgain: () => Promise<boolean>;
}

/** Loads state from `storage.local` only, so that the badge is updated without opening IndexedDB. */
export async function loadState(deps: Pick<EngineStateDeps, 'device' | 'values' | 'session'>): Promise<EngineState> {
  // Few reads, and in parallel: each costs a cold start a message to the browser and back.
  const [stored, session] = await Promise.all([
    deps.values.get([...deviceKeys, keys.snapshot, keys.folds, keys.offsets, keys.unlisted]),
    deps.session.get([keys.tabs]),
  ]);
  const device = await deps.device(stored);
  const snapshot = snapshotIn(stored[keys.snapshot]);
  const folds = readStored(stored[keys.folds], isFoldCache);
  const offsets = readStored(stored[keys.offsets], isClockOffsets);
  const open = readStored(session[keys.tabs], isTabs);
  const isSnapshotDamaged = !snapshot && stored[keys.snapshot] !== undefined;
  await keepAside(deps.values, {
    ...(isSnapshotDamaged && { [keys.snapshot]: stored[keys.snapshot] }),
    ...(folds.isDamaged && { [keys.folds]: stored[keys.folds] }),
    ...(offsets.isDamaged && { [keys.offsets]: stored[keys.offsets] }),
    ...(open.isDamaged && { [keys.tabs]: session[keys.tabs] }),
  });
  const unlisted = unlistedFrom(stored[keys.unlisted]);
  const foldCache = upgradeFoldCache(folds.value);
  const tabs = open.value ?? emptyAttribution;
  return {
    isDamaged: isSnapshotDamaged || folds.isDamaged,
    device,
    foldCache,
    clockOffsets: offsets.value ?? [],
    farAheadAt: null,
    tabs: { ...tabs, known: knownAccountsIn(tabs, foldCache, unlisted) },
    ...choicesIn(snapshot),
    unlisted,
    troubles: snapshot?.troubles ?? [],
    givenNames: namesIn(snapshot ?? null),
    revision: snapshot?.revision ?? 0,
  };
}

/**
 * The state without damaged folds, and without folds whose events are damaged. They are rebuilt from the observations. The
 * full check is done here and not in `loadState`, because the badge does not wait for the database's script.
 */
export async function withWholeFolds(state: EngineState, deps: EngineStateDeps): Promise<EngineState> {
  try {
    const { folds } = state.foldCache;
    const isWhole = Object.entries(folds).every(([key, fold]) => deps.isWholeFold(fold) && fold.state.key === key);
    if (!isWhole) await keepAside(deps.values, { [keys.folds]: folds });
    if (!isWhole || (await deps.mustFoldAgain())) return { ...state, foldCache: emptyFoldCache, isDamaged: true };
    const snapshot = (await deps.values.get([keys.snapshot]))[keys.snapshot];
    const isDamaged = state.isDamaged || (snapshot !== undefined && !deps.isWholeSnapshot(snapshot));
    return isDamaged ? { ...state, isDamaged } : state;
  } catch {
    // The database does not open: what is known in memory is all there is.
    return state;
  }
}

/** Adds what the user decided, from the database. Where that does not open, the snapshot's copy stays, and a trouble says so. */
export async function withChoices(state: EngineState, registers: Registers): Promise<EngineState> {
  const choices = await readChoices(registers);
  return 'kind' in choices
    ? { ...state, troubles: withTrouble(state.troubles, choices) }
    : { ...state, ...choices, troubles: withoutTrouble(state.troubles, 'storage') };
}

/** The user's decisions, read again; or the trouble that prevented reading them. */
export async function readChoices(registers: Registers): Promise<UserChoices | Trouble> {
  try {
    // In one read: a cold start waits longest for the database.
    const rows = await registers.rows();
    const selected = rows.find(({ table, key }) => table === 'settings' && key === 'account')?.value;
    return {
      accounts: accountsFrom(rows),
      settings: settingsIn(rows),
      selectedAccount: typeof selected === 'string' ? selected : null,
    };
  } catch (error) {
    return storageTrouble(error);
  }
}

/** The stored snapshot. A damaged one counts as none, and is replaced by the next. */
function snapshotIn(stored: unknown): Snapshot | undefined {
  return isSnapshot(stored) ? stored : undefined;
}

function choicesIn(snapshot: Snapshot | undefined): UserChoices {
  const named = new Map((snapshot?.accounts ?? []).map(({ account }) => [account.key, account]));
  return {
    accounts: { ...noAccounts, named },
    settings: settingsFrom(snapshot?.settings),
    selectedAccount: snapshot?.current ?? null,
  };
}

/**
 * Open tabs are forgotten with the browser session; the accounts seen in them are not. Only unnamed keys hold a colon. No body
 * is of the sample account.
 */
function knownAccountsIn(
  tabs: AttributionState,
  { folds }: FoldCache,
  unlisted: UnlistedAccounts,
): readonly AccountKey[] {
  const named = Object.keys(folds).filter(
    (key) => !key.includes(':') && key !== sampleAccount && !Object.hasOwn(unlisted, key),
  );
  return [...new Set([...tabs.known, ...named])];
}
