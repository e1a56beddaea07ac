// Writes this device's history to the places that lack something of it: keys for others first, then the head, then segments.
import { dayMs, type Instant, secondMs } from '../../domain/time/instant';
import { seal } from '../../sync/keys/envelope';
import type { RosterEntry } from '../../sync/keys/welcome';
import { headBody } from '../../sync/log/head';
import { authorOf, type SignedRecord, signRecord } from '../../sync/log/signed-record';
import { nextStamp } from '../../sync/log/stamps';
import { freeAt, nextHeadAt } from '../../sync/log/write-budget';
import { checkPlace } from './check-place';
import { type OpenPlace, writeTo } from './open-place';
import { headOf, versionOf } from './own-head';
import type { OwnHistory } from './own-log';
import type { Epoch } from './read-heads';
import type { SyncDeps } from './sync-deps';
import type { PlaceState, SyncState, Written } from './sync-state';

/** How long relays are asked to keep a record. What is still wanted is written again in time. */
const lifeMs = { head: 90 * dayMs, segment: 400 * dayMs, rekey: 400 * dayMs } as const;
/** Which heads of others were read is sent with the next head, or once a day. */
const longestSilenceMs = dayMs;

/** A record that every place should have. */
interface Item {
  readonly kind: Written['kind'];
  readonly address: string;
  /** What a place has that was given this version needs nothing. */
  readonly version: string;
  /** Signed when it is wanted; null where it has changed since. */
  readonly make: () => Promise<SignedRecord | null>;
}

/**
 * Writes what is new. Returns the state, and when there is more to write: null when every place that could be reached has
 * everything. `save` stores the state before each record leaves: its counter and its instant must never be used twice.
 */
export async function writeOwn(
  given: SyncState,
  self: RosterEntry,
  history: OwnHistory,
  epoch: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
  save: (state: SyncState) => Promise<void>,
): Promise<{ readonly state: SyncState; readonly dueAt: Instant | null }> {
  const author = given.author as Uint8Array;
  for (const place of places) await checkPlace(place, authorOf(author), deps);
  const pen = createPen(inRightGeneration({ ...given, log: history.log }, deps.now()), deps, save);
  const items = await itemsOf(self, history, epoch, author, pen, deps);
  const current = new Set(items.map(({ address }) => address));
  const due: Instant[] = [];
  for (const place of places) {
    place.state = retireOthers(place.state, current, author);
    due.push(...(await writeItems(place, items, deps)));
    await eraseStale(place, deps);
  }
  return { state: pen.state(), dueAt: due.length > 0 ? Math.min(...due) : null };
}

/** Holds the state while records are signed. */
function createPen(given: SyncState, deps: SyncDeps, save: (state: SyncState) => Promise<void>) {
  let state = given;
  const change = async (next: SyncState) => {
    state = next;
    await save(next);
  };
  return {
    state: () => state,
    change,
    /** Signs bytes for an address, later than everything signed before. */
    sign: async (address: string, bytes: Uint8Array, life: number): Promise<SignedRecord> => {
      await change({ ...state, stamp: nextStamp(state.stamp, deps.now()) });
      const { stamp, author } = state;
      return signRecord({ address, bytes, at: stamp.at, expiresAt: deps.now() + life }, author as Uint8Array);
    },
  };
}
type Pen = ReturnType<typeof createPen>;

async function itemsOf(
  self: RosterEntry,
  history: OwnHistory,
  { keys, addresses }: Epoch,
  author: Uint8Array,
  pen: Pen,
  deps: SyncDeps,
): Promise<readonly Item[]> {
  const { generation } = pen.state().stamp;
  const head = await headOf(pen.state(), self, history, author, deps);
  await countHead(versionOf(head), pen, deps);
  const headAddress = await addresses.head(self.device, generation);
  const items: Item[] = pen
    .state()
    .rekeys.map(({ address, record }) => ({ kind: 'rekey', address, version: record.id, make: async () => record }));
  const { counter } = pen.state();
  items.push({
    kind: 'head',
    address: headAddress,
    version: `${counter}`,
    make: async () => {
      const bytes = await seal(keys, 'head', headAddress, headBody({ ...head, counter }));
      return pen.sign(headAddress, bytes, lifeMs.head);
    },
  });
  for (const { name, hash } of history.log.segments.toReversed()) {
    const address = await addresses.segment(self.device, generation, name);
    const make = async () => {
      const segment = await history.segment(name);
      if (segment?.hash !== hash) {
        // Changed since the log was built: the next round rebuilds it.
        await pen.change({ ...pen.state(), log: null });
        return null;
      }
      return pen.sign(address, await seal(keys, 'segment', address, segment.body), lifeMs.segment);
    };
    items.push({ kind: 'segment', address, version: hash, make });
  }
  return items;
}

/** A head that says something new gets a higher counter, and so does one a day, which tells what was read of others. */
async function countHead(version: string, pen: Pen, { now }: SyncDeps): Promise<void> {
  const state = pen.state();
  const isOld = Math.abs(now() - (state.headMadeAt ?? 0)) > longestSilenceMs;
  if (version === state.headVersion && !isOld) return;
  const counter = Math.max(state.counter + 1, Math.floor(now() / secondMs));
  await pen.change({ ...state, counter, headVersion: version, headMadeAt: now() });
}

/** Writes what a place lacks, as far as its limit of writes allows. Returns when the rest may be written. */
async function writeItems(place: OpenPlace, items: readonly Item[], deps: SyncDeps): Promise<readonly Instant[]> {
  const due: Instant[] = [];
  for (const item of items) {
    if (place.isDown || !isLacking(place.state, item, deps.now())) continue;
    const at = allowedAt(place, item.kind, deps);
    const record = at > deps.now() ? null : await item.make();
    if (record === null) due.push(at);
    else await put(place, item, record, deps);
  }
  return due;
}

function isLacking({ written }: PlaceState, { kind, address, version }: Item, now: Instant): boolean {
  const known = written[address];
  return known?.version !== version || now - known.at > lifeMs[kind] / 2;
}

/** When a record of this kind may be written to a place: now, or later. */
function allowedAt({ state, limit }: OpenPlace, kind: Item['kind'], { now, random }: SyncDeps): Instant {
  if (limit === null) return now();
  const free = freeAt(state.writes, now(), kind === 'segment' ? 'segment' : 'news', limit);
  return kind === 'head' ? Math.max(free, nextHeadAt(state.writes, now(), random())) : free;
}

async function put(place: OpenPlace, { kind, address, version }: Item, record: SignedRecord, deps: SyncDeps) {
  if (!(await writeTo(place, ({ write }) => write(record), kind === 'head', deps))) return;
  const written = { ...place.state.written, [address]: { kind, version, at: deps.now() } };
  place.state = { ...place.state, written };
}

async function eraseStale(place: OpenPlace, deps: SyncDeps): Promise<void> {
  for (const each of place.state.stale) {
    if (place.isDown || allowedAt(place, 'segment', deps) > deps.now()) return;
    if (!(await writeTo(place, ({ erase }) => erase(each.addresses, each.author), false, deps))) return;
    place.state = { ...place.state, stale: place.state.stale.filter((other) => other !== each) };
  }
}

/** Moves to new addresses where the clock had run far ahead, because the records at the old addresses could not be replaced. */
function inRightGeneration(state: SyncState, now: Instant): SyncState {
  const { generation } = nextStamp(state.stamp, now);
  return generation === state.stamp.generation ? state : { ...state, stamp: { at: 0, generation }, headVersion: null };
}

/** What is written at a place and wanted no more: months without observations, an account that was forgotten. */
function retireOthers(state: PlaceState, current: ReadonlySet<string>, author: Uint8Array): PlaceState {
  const gone = Object.keys(state.written).filter((address) => !current.has(address));
  if (gone.length === 0) return state;
  const written = Object.fromEntries(Object.entries(state.written).filter(([address]) => current.has(address)));
  return { ...state, written, stale: [...state.stale, { author, addresses: gone }] };
}
