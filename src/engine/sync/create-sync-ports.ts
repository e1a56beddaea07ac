// The full history as the Devices page sees it, and what the user decides about it. What talks to places is loaded when used.
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { relayAddress, relayPage, suggestedRelays } from '../../sync/transports/relay-address';
import type { RelayInfo } from '../../sync/transports/relay-info';
import { PlaceError, type PlaceTrouble } from '../../sync/transports/transport';
import type { Outcome } from '../ports/outcome';
import type { SyncPorts } from '../ports/sync-ports';
import { mostRelays, relayPlaces, relaysIn, relaysRegister } from './group-relays';
import type { SyncDeps } from './sync-deps';
import { type FolderHandle, folderId, folderPlaces } from './sync-folder';
import { loadPlaceState, loadSyncState, syncKeys } from './sync-state';
import { hostOf, syncView } from './sync-view';

export interface SyncPortsDeps extends SyncDeps {
  /** What a relay says about itself (NIP-11); null where it says nothing that can be read. */
  readonly relayInfo: (url: string) => Promise<RelayInfo | null>;
  /** The browser's folder dialog; null where it has none. Rejects when the user closes it. */
  readonly pickFolder: (() => Promise<FolderHandle>) | null;
  /** Whether a relay on this computer is allowed: in development alone. */
  readonly allowsLoopback: () => Promise<boolean>;
  /** Keeps a choice that all devices share. */
  readonly choose: (table: string, key: string, value: unknown) => Promise<void>;
  readonly changed: () => void;
}

/** Which places a round goes to. */
interface RunOptions {
  readonly relays: boolean;
  /** `ask`: the browser may ask the user for permission, which it does from a click alone. */
  readonly folder: boolean | 'ask';
}

export interface OwnSyncPorts extends SyncPorts {
  readonly run: (options: RunOptions) => Promise<void>;
  /**
   * Listens to the relays for changes of other devices; returns a function that stops it. `onEnd`: no relay is connected
   * any more.
   */
  readonly watch: (onChange: () => void, onEnd: () => void) => Promise<() => void>;
}

/** Creates the ports. Only one round runs at a time. */
export function createSyncPorts(deps: SyncPortsDeps): OwnSyncPorts {
  const { store } = deps;
  const run = async ({ relays, folder }: RunOptions) => {
    const places = [
      ...(relays ? await relayPlaces(store, deps.registers.rows) : []),
      ...(folder ? await folderPlaces(store, folder === 'ask') : []),
    ];
    if (places.length === 0) return;
    const { runRound } = await import('./sync-round');
    await deps.locked(() => runRound(places, deps));
    deps.changed();
  };
  const chooseRelays = (urls: readonly string[]) =>
    deps.choose(relaysRegister.table, relaysRegister.key, { urls: [...urls] });
  const chosen = async () => relaysIn(await deps.registers.rows());

  return {
    run,
    watch: async (onChange, onEnd) => {
      const places = await relayPlaces(store, deps.registers.rows);
      if (places.length === 0) onEnd();
      return places.length === 0 ? () => {} : (await import('./watch-heads')).watchHeads(places, deps, onChange, onEnd);
    },
    view: () => syncView(deps),
    suggestions: shuffled(suggestedRelays, deps.random).map(({ url, isPaid }) => ({
      url,
      isPaid,
      page: relayPage(url),
    })),
    addRelay: async (typed) => {
      const url = relayAddress(typed, await deps.allowsLoopback());
      const urls = await chosen();
      const refusal = refusalOf(url, urls);
      if (refusal || url === null) return refused(refusal ?? message('relay.add.address'));
      const info = await deps.relayInfo(url);
      if (info?.unfit) return refused(message(`relay.add.unfit.${info.unfit}`));
      const { probeRelay } = await import('./probe-relay');
      const result = await probeRelay(url, deps);
      if (!result.ok) {
        const why = message(`relay.trouble.${result.trouble}`);
        return refused(message(`relay.add.failed.${result.step}`, { relay: hostOf(url), why }));
      }
      await chooseRelays([...urls, url]);
      await store.set(syncKeys.relaysOn, true);
      deps.changed();
      void run({ relays: true, folder: false }).catch(() => undefined);
      const terms = info?.terms ?? null;
      return {
        ok: true,
        text: terms
          ? message('relay.add.doneTerms', { relay: hostOf(url), terms })
          : message('relay.add.done', { relay: hostOf(url) }),
      };
    },
    removeRelay: async (url, forget) => {
      if (forget) {
        const trouble = await forgetAt(url, deps);
        if (trouble)
          return refused(
            message('relay.remove.failed', { relay: hostOf(url), why: message(`relay.trouble.${trouble}`) }),
          );
      }
      await chooseRelays((await chosen()).filter((each) => each !== url));
      await store.set(syncKeys.place(url), null);
      deps.changed();
      return {
        ok: true,
        text: message(forget ? 'relay.remove.forgotten' : 'relay.remove.done', { relay: hostOf(url) }),
      };
    },
    setRelaysOn: async (on) => {
      await store.set(syncKeys.relaysOn, on);
      deps.changed();
      if (on) void run({ relays: true, folder: false }).catch(() => undefined);
      return { ok: true, text: message(on ? 'relay.on.done' : 'relay.off.done') };
    },
    chooseFolder: deps.pickFolder && (async () => chooseFolder(deps, run)),
    leaveFolder: async () => {
      await store.set(syncKeys.folder, null);
      await store.set(syncKeys.place(folderId), null);
      deps.changed();
    },
    syncNow: async () => {
      await withoutPauses(deps);
      await run({ relays: true, folder: 'ask' });
      const { places, quorum } = await syncView(deps);
      const troubled = places.find(({ trouble }) => trouble !== null);
      const current = places.filter(({ isCurrent }) => isCurrent).length;
      if (places.length === 0) return refused(message('relay.now.nowhere'));
      if (troubled?.trouble && current < quorum)
        return refused(
          message('relay.now.failed', { place: troubled.name, why: message(`relay.trouble.${troubled.trouble}`) }),
        );
      return { ok: true, text: message(current >= quorum ? 'relay.now.done' : 'relay.now.later') };
    },
  };
}

function refused(text: Message): Outcome {
  return { ok: false, text };
}

function refusalOf(url: string | null, urls: readonly string[]): Message | null {
  if (url === null) return message('relay.add.address');
  if (urls.includes(url)) return message('relay.add.known', { relay: hostOf(url) });
  return urls.length >= mostRelays ? message('relay.add.enough', { most: mostRelays }) : null;
}

async function chooseFolder(deps: SyncPortsDeps, run: OwnSyncPorts['run']): Promise<Outcome> {
  const folder = await deps.pickFolder?.().catch(() => null);
  if (!folder) return { ok: true };
  await deps.store.set(syncKeys.place(folderId), null);
  await deps.store.set(syncKeys.folder, folder);
  deps.changed();
  await run({ relays: false, folder: 'ask' });
  const { trouble } = await loadPlaceState(deps.store, folderId);
  return trouble
    ? refused(message('relay.now.failed', { place: folder.name, why: message(`relay.trouble.${trouble.code}`) }))
    : { ok: true, text: message('relay.folder.done', { folder: folder.name }) };
}

/** Asks a relay to delete everything of this device, under each key it ever wrote with (NIP-62). What failed, or null. */
async function forgetAt(url: string, deps: SyncPortsDeps): Promise<PlaceTrouble | null> {
  const { author, formerAuthors } = await loadSyncState(deps.store);
  if (!author) return null;
  const { transports } = await import('../../sync/transports/transports');
  try {
    const session = await (await transports.relay()).open({ url }, { ...deps, secret: author });
    try {
      for (const each of [author, ...formerAuthors]) await session.forget(each);
    } finally {
      session.close();
    }
    return null;
  } catch (error) {
    return error instanceof PlaceError ? error.trouble : 'nonsense';
  }
}

/** The user asks: no place waits any longer. The limit of writes stays. */
async function withoutPauses({ store, registers }: SyncPortsDeps): Promise<void> {
  const ids = [...relaysIn(await registers.rows()), folderId];
  for (const id of ids) {
    const state = await loadPlaceState(store, id);
    if (state.retryAt > 0) await store.set(syncKeys.place(id), { ...state, retryAt: 0 });
  }
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
