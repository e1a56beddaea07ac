// What is remembered of each window between two readings. Plain JSON and bounded: a year leaves it as small as a day.
import type { Draft } from '../draft';
import type { EventType } from '../events/event';
import type { ObservationOf, Source, UndatedReading, WindowReading } from '../observations/observation';
import { withIdOf } from '../observations/observation-id';
import type { Instant } from '../time/instant';
import { isOwnLimit, type LimitWindow } from './limit-window';

/** One reading of a window, and the observation it came in. */
export interface Reading {
  readonly at: Instant;
  /** Id of the observation. */
  readonly id: string;
  /** 0–100. */
  readonly usedPercent: number;
  readonly resetsAt: Instant;
}

/** A change that a later reading can still confirm or take back. */
export interface OpenChange {
  /** The event it was explained as. */
  readonly type: EventType;
  readonly before: Reading;
  readonly after: Reading;
  /** Null while it is held back because the window was flapping. */
  readonly eventId: string | null;
  /** A second reading at least 60 s later agreed, or the bank proved it. */
  readonly confirmed: boolean;
  /** Resets held before it: if they are all back, a redemption was taken back. Null where no count was stated. */
  readonly countBefore: number | null;
}

/** A pair of use and end that was seen and taken back. Seen again before `until`, it is the same flap. */
export interface Flap {
  readonly eventId: string;
  /** The pair, as first seen. */
  readonly other: Reading;
  readonly until: Instant;
  /**
   * When the old pair came back, and the reading before the change. Null where the event is still true and only use went
   * back.
   */
  readonly undone: { readonly at: Instant; readonly before: Reading } | null;
}

/** A window that usage bodies stopped naming. */
export interface Missing {
  readonly since: Instant;
  /** The event of this change; null until the change is explained. */
  readonly eventId: string | null;
  /** A later body left it out too. */
  readonly confirmed: boolean;
}

/** One window as it was followed so far. */
export interface WindowTrack extends LimitWindow {
  readonly name?: string;
  /** The newest reading, whatever its source: what the screen shows. */
  readonly latest: Reading;
  readonly source: Source;
  /** The newest reading contradicts what is known, or is only the page's rounded text. */
  readonly distrusted: boolean;
  /** The newest reading that was believed: later ones are compared with it. */
  readonly baseline: Reading | null;
  /** The last believed reading of another pair (use, end). Absent until there is one. */
  readonly previous?: Reading;
  readonly openChange: OpenChange | null;
  readonly flap: Flap | null;
  readonly missing: Missing | null;
}

/** The last reading of a window without an end. */
export interface UndatedWindow extends UndatedReading {
  readonly at: Instant;
  readonly source: Source;
}

export interface WindowsState {
  /** The plan the tracks are measured by. */
  readonly plan: string | null;
  readonly tracks: readonly WindowTrack[];
  /** Windows last read without an end. Absent where there is none. */
  readonly undated?: readonly UndatedWindow[];
}

/** The same while observations are being folded in. */
export interface WindowsDraft {
  plan: string | null;
  readonly tracks: Draft<WindowTrack>[];
  undated: readonly UndatedWindow[];
}

export const noWindows: WindowsState = { plan: null, tracks: [] };

/** The stored tracks of all windows as a draft for the reducer. */
export function openWindows({ plan, tracks, undated = [] }: WindowsState): WindowsDraft {
  return { plan, tracks: tracks.map((track) => ({ ...track })), undated };
}

/** The draft as it is stored. */
export function closeWindows({ plan, tracks, undated }: WindowsDraft): WindowsState {
  return { plan, tracks: tracks.map((track) => ({ ...track })), ...(undated.length > 0 && { undated }) };
}

/** The track of a window, or undefined where it was never read. */
export function trackOf({ tracks }: WindowsDraft, { limit, seconds }: LimitWindow): Draft<WindowTrack> | undefined {
  for (const track of tracks) if (track.seconds === seconds && track.limit === limit) return track;
  return undefined;
}

/** More than ten times what real accounts have. */
const mostTracks = 64;

/** Gives up the extra window that was not read for longest. What this body has read stays, and so do the account's own. */
function makeRoom(tracks: Draft<WindowTrack>[], at: Instant): void {
  if (tracks.length < mostTracks) return;
  const extra = tracks.filter(({ limit, latest }) => !isOwnLimit(limit) && latest.at < at);
  const [oldest] = extra.toSorted((a, b) => a.latest.at - b.latest.at);
  if (oldest) tracks.splice(tracks.indexOf(oldest), 1);
}

/**
 * Starts to follow a window: nothing to compare its first reading with. One for which there is no room is given back all the
 * same, and forgotten.
 */
export function addTrack(
  { tracks }: WindowsDraft,
  { limit, seconds, name }: WindowReading,
  latest: Reading,
  source: Source,
): Draft<WindowTrack> {
  const track: Draft<WindowTrack> = {
    limit,
    seconds,
    ...(name === undefined ? {} : { name }),
    latest,
    source,
    distrusted: false,
    baseline: null,
    openChange: null,
    flap: null,
    missing: null,
  };
  makeRoom(tracks, latest.at);
  if (tracks.length < mostTracks) tracks.push(track);
  return track;
}

/** The reading of one window in a usage observation. */
export function readingOf(
  observation: Pick<ObservationOf<'usage'>, 'at' | 'id'>,
  { usedPercent, resetsAt }: WindowReading,
): Reading {
  return withIdOf({ at: observation.at, usedPercent, resetsAt }, observation);
}
