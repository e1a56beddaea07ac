// Reads the segments that are lacking, newest first, from whichever place has them.
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { gapsOf } from '../../sync/log/gaps';
import type { SegmentLine } from '../../sync/log/segments';
import type { VerifiedRecord } from '../../sync/log/signed-record';
import { askPlace, type OpenPlace } from './open-place';
import { openSegment, verifyRecords } from './open-records';
import type { Epoch } from './read-heads';
import type { SyncDeps } from './sync-deps';
import type { Peer, SyncState } from './sync-state';

/** Segments in one question: at 32 KB each, a slow connection answers within the patience of a transport. */
const segmentsAQuestion = 12;
interface Gap {
  readonly peer: Peer;
  readonly line: SegmentLine;
}

/** Fills what can be filled. `save` is called after each merge: a program that is stopped continues from there. */
export async function fillGaps(
  given: SyncState,
  epoch: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
  save: (state: SyncState) => Promise<void>,
): Promise<SyncState> {
  const gaps = await gapsByAddress(given, epoch);
  const merging = createMerging(given, deps, save);
  for (const place of places) await fillFrom(place, gaps, merging, epoch, deps);
  return merging.end();
}

/** Takes from one place what it has, and takes that off the gaps. */
async function fillFrom(place: OpenPlace, gaps: Map<string, Gap>, merging: Merging, epoch: Epoch, deps: SyncDeps) {
  const lacking = [...gaps.keys()];
  for (let from = 0; from < lacking.length; from += segmentsAQuestion) {
    const asked = lacking.slice(from, from + segmentsAQuestion);
    const found = await askPlace(place, ({ read }) => read(asked), deps);
    if (!found) return;
    for (const [address, records] of verifyRecords(found, asked)) {
      const gap = gaps.get(address) as Gap;
      const observations = await firstOpened(records, gap, epoch);
      if (!observations) continue;
      await merging.add(gap, observations);
      gaps.delete(address);
    }
  }
}

async function gapsByAddress({ peers }: SyncState, { addresses }: Epoch): Promise<Map<string, Gap>> {
  const gaps = new Map<string, Gap>();
  for (const peer of Object.values(peers)) {
    for (const line of gapsOf(peer.listed, peer.having))
      gaps.set(await addresses.segment(peer.device, peer.generation, line.name), { peer, line });
  }
  return gaps;
}

/** The content of the first genuine record; null when there is none. */
async function firstOpened(records: readonly VerifiedRecord[], { peer, line }: Gap, { keys }: Epoch) {
  for (const record of records) {
    const observations = await openSegment(keys, peer, line, record);
    if (observations) return observations;
  }
  return null;
}

/** Gathers segments and merges many at once. A segment counts as merged after its observations are stored. */
function createMerging(
  given: SyncState,
  deps: Pick<SyncDeps, 'merge' | 'mergedAtOnce'>,
  save: (state: SyncState) => Promise<void>,
) {
  let state = given;
  let rows: Observation[] = [];
  let filled: Gap[] = [];
  const merge = async () => {
    if (filled.length === 0) return;
    // Oldest first: observations newer than everything known are folded without starting over.
    await deps.merge(rows.toSorted((a, b) => a.at - b.at));
    for (const { peer, line } of filled) state = withSegment(state, peer.device, line);
    [rows, filled] = [[], []];
    await save(state);
  };
  return {
    add: async (gap: Gap, observations: readonly Observation[]) => {
      for (const observation of observations) rows.push(observation);
      filled.push(gap);
      if (rows.length >= deps.mergedAtOnce) await merge();
    },
    end: async () => {
      await merge();
      return state;
    },
  };
}

type Merging = ReturnType<typeof createMerging>;

function withSegment(state: SyncState, device: DeviceId, { name, hash }: SegmentLine): SyncState {
  const peer = state.peers[device];
  if (!peer) return state;
  const having = { ...peer.having, [name]: hash };
  return { ...state, peers: { ...state.peers, [device]: { ...peer, having } } };
}
