// The one writer. Everything that changes what is known goes through here, one thing after another: what a page showed,
// what another device sent, what the user decided. Each ends in a new snapshot, which every screen and the badge draw.

import type { ShownBadge } from '../../domain/headline/badge';
import type { Observation } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import { type Formatters, utcFormatters } from '../../domain/time/formatters';
import type { Instant } from '../../domain/time/instant';
import type { PageText, SeenResponse } from '../../observe/page-messages';
import { applyCommand, type Command } from './apply-command';
import {
  badgeOf,
  type EngineState,
  type EngineStateDeps,
  loadRemembered,
  readRegisters,
  snapshotOf,
  withRegisters,
} from './engine-state';
import { keys } from './key-values';
import type { PageReader } from './page-reader';
import { createSerializer } from './serialize';
import { joinAliased, merge, record, type StoreDeps, tidy } from './store-observations';

export interface StateManagerDeps extends EngineStateDeps, StoreDeps {
  /** Reads what pages received. Null where no page is watched: `observe` and `readPage` do nothing there. */
  readonly pageReader: PageReader | null;
  readonly now: () => Instant;
  /** How the badge's sentence spells instants: in the reader's zone. */
  readonly words: Formatters;
  readonly showBadge: (badge: ShownBadge) => Promise<void>;
  /** Told after every new snapshot: alerts and mirrors hang on this. */
  readonly changed: (snapshot: Snapshot) => Promise<void>;
}

export interface StateManager {
  /** Starts to read what was left, ahead of the first question: all but what only the database has. */
  prepare(): void;
  /** A page received something. `tab` tells open pages apart; null where there are none. */
  observe(seen: SeenResponse, tab: string | null): Promise<void>;
  /** A usage page's text was read, because none of its answers were seen. */
  readPage(page: PageText, tab: string | null): Promise<void>;
  /**
   * Observations made elsewhere: by another device, an import, the text of a page. Returns how many were new. Names and
   * aliases that came with them are in the registers already and hold from here on, also where no observation came.
   */
  merge(observations: readonly Observation[]): Promise<number>;
  apply(decision: Command): Promise<void>;
  /** Catches up with what was recorded, and draws the badge as of now. */
  refresh(): Promise<void>;
  /** Packs old history. Worth doing once a day. */
  tidy(): Promise<void>;
  /** What is known, as last written. */
  snapshot(): Promise<Snapshot>;
}

export function createStateManager(ports: StateManagerDeps): StateManager {
  const { pageReader } = ports;
  const inTurn = createSerializer();
  let remembering: Promise<EngineState> | null = null;
  let holding: Promise<EngineState> | null = null;

  const remembered = () => {
    remembering ??= loadRemembered(ports);
    return remembering;
  };
  const known = () => {
    holding ??= remembered().then((held) => withRegisters(held, ports.registers));
    return holding;
  };
  const settle = async <T>(work: (held: EngineState) => Promise<readonly [EngineState, T]>): Promise<T> => {
    const [next, answer] = await work(await known());
    holding = Promise.resolve(await publish(next, ports));
    return answer;
  };
  /** One change after another; each begins with what the one before left and ends with a new snapshot. */
  const change = <T>(work: (held: EngineState) => Promise<readonly [EngineState, T]>): Promise<T> =>
    inTurn(() => settle(work));

  return {
    // Whoever asks first hears of a failure.
    prepare: () => void remembered().catch(() => {}),
    observe: (seen, tab) =>
      inTurn(async () => {
        if (!pageReader) return;
        const before = await (holding ?? remembered());
        const answer = pageReader.readResponse(before, seen, tab);
        // The database is opened only then: whoever looks at the newest reading need not wait for that.
        await glimpse(pageReader.previewState(before, answer), ports);
        await settle(async (held) => [await pageReader.takeResponse(held, answer, ports), undefined]);
      }),
    readPage: async (page, tab) => {
      if (pageReader) await change(async (held) => [await pageReader.takePageRead(held, page, tab, ports), undefined]);
    },
    merge: (observations) =>
      change(async (held) => {
        // What was sent along, such as which keys are one account, is already in the registers.
        const decided = await readRegisters(ports.registers);
        const joined = 'kind' in decided ? held : await joinAliased({ ...held, ...decided }, ports);
        return merge(joined, observations, ports.now(), ports);
      }),
    apply: (decision) => change(async (held) => [await applyCommand(held, decision, ports), undefined]),
    refresh: () =>
      inTurn(async () => {
        const held = await known();
        const next = await record(held, [], ports);
        holding = Promise.resolve(isNews(held, next) ? await publish(next, ports) : next);
        const now = ports.now();
        await ports.showBadge(badgeOf(snapshotOf(await known(), now), now, ports.words));
      }),
    tidy: () => change(async (held) => [await tidy(held, ports.now(), ports), undefined]),
    snapshot: () => inTurn(async () => snapshotOf(await known(), ports.now())),
  };
}

/** Shows the badge without its sentence, which takes longer to spell than all the rest. What follows shows it again. */
async function glimpse(held: EngineState | null, ports: StateManagerDeps): Promise<void> {
  if (!held) return;
  const now = ports.now();
  const { title: _, ...badge } = badgeOf(snapshotOf(held, now), now, utcFormatters);
  await ports.showBadge(badge).catch(() => {});
}

/** Whether there is anything to write: time alone changes the badge, not what is known. */
function isNews(before: EngineState, after: EngineState): boolean {
  return (
    after.revision === 0 ||
    before.folds.cursor !== after.folds.cursor ||
    before.troubles.length !== after.troubles.length
  );
}

async function publish(held: EngineState, ports: StateManagerDeps): Promise<EngineState> {
  const now = ports.now();
  const snapshot = snapshotOf(held, now);
  await Promise.all([
    ports.values.set({ [keys.folds]: held.folds, [keys.offsets]: held.offsets, [keys.snapshot]: snapshot }),
    ports.session.set({ [keys.tabs]: held.tabs }),
    ports.showBadge(badgeOf(snapshot, now, ports.words)),
  ]);
  await ports.changed(snapshot);
  return { ...held, revision: snapshot.revision };
}
