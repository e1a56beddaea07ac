// The one writer. Everything that changes what is known goes through here, one change after another: what a page received, what
// another device sent, what the user decided. Each change ends in a new snapshot, from which the screens and the badge are drawn.
import type { Badge } from '../../domain/headline/badge';
import type { Observation } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import { isAheadOfClock } from '../../domain/time/clock-lead';
import type { PageText, SeenResponse } from '../../observe/page-messages';
import { applyCommand } from './apply-command';
import type { Command } from './command';
import { namesIn } from './default-names';
import {
  type EngineState,
  type EngineStateDeps,
  loadState,
  readChoices,
  withChoices,
  withWholeFolds,
} from './engine-state';
import { joinAliasedAccounts } from './join-accounts';
import { keys } from './key-values';
import { createOutlookAtStart, type OutlookAtStart, readOutlook } from './outlook-at-start';
import type { PageReader } from './page-reader';
import { createSerializer } from './serialize';
import { clockOf, returnDue, setAside, withoutAhead } from './set-aside-ahead';
import { badgeOf, snapshotOf } from './state-snapshot';
import { mergeObservations, packOldHistory, type StoreDeps, storeAndFold } from './store-observations';
import { writeState } from './write-state';

export interface StateManagerDeps extends EngineStateDeps, StoreDeps {
  /** Reads what pages received. Null where no page is watched: `observe` and `observeText` do nothing there. */
  readonly pageReader: PageReader | null;
  readonly showBadge: (badge: Badge) => Promise<void>;
  /** Called after every new snapshot: alerts and phones follow it. */
  readonly onSnapshot: (snapshot: Snapshot) => Promise<void>;
}

export interface StateManager {
  /** Starts to load what does not need the database, ahead of the first change. */
  prepare(): void;
  /** A page received a response. `tab` tells open pages apart; null where there are none. */
  observe(response: SeenResponse, tab: string | null): Promise<void>;
  /** The text of a usage page was read, because none of its responses were seen. */
  observeText(text: PageText, tab: string | null): Promise<void>;
  /**
   * Merges observations made elsewhere: by another device, an import, session files. Returns how many were new. Names and
   * aliases that came with them are already in the registers and apply from now on, even if there is no observation.
   */
  merge(observations: readonly Observation[]): Promise<number>;
  /** Carries out what the user decided. Rejects when it could not be stored and would be lost. */
  apply(command: Command): Promise<void>;
  /**
   * Carries out a change whose code is loaded only when it is needed. `work` begins with what the change before left.
   * Rejects as `work` does; the state is then as it was.
   */
  change<T>(work: (state: EngineState, deps: StateManagerDeps) => Promise<readonly [EngineState, T]>): Promise<T>;
  /** Catches up with what was stored, and draws the badge as of now. */
  refresh(): Promise<void>;
  /** Packs old history. Worth doing once a day. */
  tidy(): Promise<void>;
  /** What is known now. */
  snapshot(): Promise<Snapshot>;
  /** The newest snapshot where it could not be stored; null where what is stored is the newest. Opens no database. */
  unstored(): Promise<Snapshot | null>;
}

/** Creates the only writer of state. Nothing is loaded before the first call. */
export function createStateManager(deps: StateManagerDeps): StateManager {
  const { pageReader, now } = deps;
  const inTurn = createSerializer();
  const atStart = createOutlookAtStart(deps.values, now);
  let cached: Promise<EngineState> | null = null;
  let current: Promise<EngineState> | null = null;

  /** From `storage.local` alone. */
  const loadCached = () => {
    // What failed is tried again by the next change.
    cached ??= loadState(deps).catch((error) => {
      cached = null;
      throw error;
    });
    return cached;
  };
  /** With what only the database has; from the first change on, as the last change left it. */
  const loadCurrent = () => {
    current ??= loadCached()
      .then((state) => withWholeFolds(state, deps))
      .then((state) => withChoices(state, deps.registers))
      .catch((error) => {
        current = null;
        throw error;
      });
    return current;
  };
  const changeNow = async <T>(work: (state: EngineState) => Promise<readonly [EngineState, T]>): Promise<T> => {
    atStart.drop();
    const [next, result] = await work(await loadCurrent());
    current = Promise.resolve(await publish(next, deps));
    return result;
  };
  /** Begins with what the change before left, and ends with a new snapshot. */
  const change = <T>(work: (state: EngineState) => Promise<readonly [EngineState, T]>): Promise<T> =>
    inTurn(() => changeNow(work));

  return {
    // The first caller gets the error.
    prepare: () =>
      void loadCached()
        .then(({ selectedAccount }) => selectedAccount !== null && atStart.readAhead(selectedAccount))
        .catch(() => {}),
    observe: (response, tab) =>
      inTurn(async () => {
        if (!pageReader) return;
        const before = await (current ?? loadCached());
        const received = pageReader.read(before, response, tab, now());
        // The badge comes before the database, which takes longest to open.
        await previewBadge(() => pageReader.preview(before, received, deps), atStart, deps);
        await changeNow(async (state) => [await pageReader.store(state, received, deps), undefined]);
      }),
    observeText: async (text, tab) => {
      if (pageReader) await change(async (state) => [await pageReader.storeText(state, text, tab, deps), undefined]);
    },
    merge: (observations) =>
      change(async (state) => {
        // What was sent along, such as which keys are one account, is already in the registers.
        const choices = await readChoices(deps.registers);
        const joined = 'kind' in choices ? state : await joinAliasedAccounts({ ...state, ...choices }, deps);
        return mergeBelieved(joined, observations, deps);
      }),
    change: (work) => change((state) => work(state, deps)),
    apply: (command) => change(async (state) => [await applyCommand(state, command, deps), undefined]),
    refresh: () =>
      inTurn(async () => {
        atStart.drop();
        const state = await loadCurrent();
        const believed = await returnDue(await withoutAhead(state, deps), deps);
        const next = await storeAndFold(believed, [], deps);
        const refreshed = isNews(state, next) ? await publish(next, deps) : next;
        current = Promise.resolve(refreshed);
        await deps.showBadge(await badgeNow(refreshed, deps));
      }),
    tidy: () =>
      change(async (state) => {
        await packOldHistory(now(), deps);
        return [state, undefined];
      }),
    snapshot: () => inTurn(async () => snapshotOf(await loadCurrent(), now())),
    unstored: () => inTurn(async () => (await current)?.unstored ?? null),
  };
}

/** The badge as of now. It follows the forecast that a page stored last, unless `outlookOf` finds another. */
async function badgeNow(
  state: EngineState,
  { now, values }: StateManagerDeps,
  outlookOf: OutlookAtStart['read'] = (account) => readOutlook(account, values),
): Promise<Badge> {
  const at = now();
  const snapshot = snapshotOf(state, at);
  const { current } = snapshot;
  const outlook = current === null ? null : await outlookOf(current);
  return badgeOf(snapshot, at, outlook);
}

/** Shows the badge without its tooltip, because formatting the tooltip takes longer than the rest. `publish` shows both. */
async function previewBadge(
  preview: () => EngineState | null,
  atStart: OutlookAtStart,
  deps: StateManagerDeps,
): Promise<void> {
  try {
    const state = preview();
    if (!state) return;
    const { title: _, ...badge } = await badgeNow(state, deps, atStart.read);
    await deps.showBadge(badge);
  } catch {
    // A damaged fold cannot be drawn. It is found when the database opens, and rebuilt.
  }
}

/** Merges what is not dated ahead of the clock, and sets the rest aside. */
async function mergeBelieved(state: EngineState, observations: readonly Observation[], deps: StoreDeps) {
  const believed = await returnDue(await withoutAhead(state, deps), deps);
  const clock = clockOf(believed, deps.now());
  const ahead = observations.filter(({ at }) => isAheadOfClock(at, clock));
  const rest = ahead.length === 0 ? observations : observations.filter(({ at }) => !isAheadOfClock(at, clock));
  return mergeObservations(await setAside(believed, ahead, deps), rest, deps);
}

/** Whether there is anything to write: time alone changes the badge, not what is known. */
function isNews(before: EngineState, after: EngineState): boolean {
  return (
    after.revision === 0 ||
    after.isDamaged ||
    before.foldCache.cursor !== after.foldCache.cursor ||
    before.foldCache.folds !== after.foldCache.folds ||
    before.troubles.length !== after.troubles.length
  );
}

/** Stores the state and its snapshot, draws the badge and notifies listeners, even where there is no room to store it. */
async function publish(state: EngineState, deps: StateManagerDeps): Promise<EngineState> {
  const now = deps.now();
  const [written] = await Promise.all([
    writeState(state, now, deps.values),
    // Which account a tab shows is learned again from its next answers.
    deps.session.set({ [keys.tabs]: { v: 1, ...state.tabs } }).catch(() => {}),
    badgeNow(state, deps).then(deps.showBadge),
  ]);
  await deps.onSnapshot(written.snapshot);
  const known = [...state.givenNames].filter(([key]) => state.foldCache.folds[key] !== undefined);
  const givenNames = new Map([...known, ...namesIn(written.snapshot)]);
  const { snapshot, isStored } = written;
  const unstored = isStored ? undefined : snapshot;
  return { ...written.state, givenNames, revision: snapshot.revision, isDamaged: false, unstored };
}
