// The windows of one usage body, each compared with its own last reading.
import type { Draft } from '../draft';
import type { Observation, ObservationOf } from '../observations/observation';
import { minuteMs, toleranceMs } from '../time/instant';
import { type Comparison, compareReadings } from './compare-readings';
import { changeBehindFlap, isFlapping, isSpike, noEvent, returnsTo, samePair } from './flapping';
import { findMissing, returnFromMissing } from './missing-windows';
import { followUndated } from './undated-windows';
import type { ReadingChange, ReadingPair, Returned, WindowsChange } from './window-changes';
import { addTrack, type Reading, readingOf, trackOf, type WindowsDraft, type WindowTrack } from './window-state';

/** A second reading confirms only when it is this much later: the page may ask twice within a second. */
const secondReadingMs = minuteMs;
/** The page's text is shown only when no network reading is younger than this. */
const pageTextAfterMs = 5 * minuteMs;

const windowsFollowed: WindowsChange = { type: 'windows-followed' };

type Track = Draft<WindowTrack>;
type Pair = ReadingPair & { readonly track: Track };
type Changed = Pair & Pick<ReadingChange, 'comparison' | 'flapping'>;
type Step = Comparison | 'first' | 'returned' | 'spiked' | 'confirmed';

/** What one body says about windows, sorted by its consequence. */
interface Found {
  readonly returned: Track[];
  readonly spiked: Track[];
  readonly confirmed: Track[];
  readonly ended: Pair[];
  readonly changed: Changed[];
}

/**
 * Follows every window a usage body names and reports what changed, in the order in which it is explained. Writes only to
 * `windows`. Empty where nothing changed, and for observations of other kinds.
 */
export function reduceWindows(windows: WindowsDraft, observation: Observation): readonly WindowsChange[] {
  if (observation.kind !== 'usage') return [];
  followUndated(windows, observation);
  return observation.source === 'dom' ? showPageText(windows, observation) : followBody(windows, observation);
}

/** The page's text is rounded and may lag: it is shown where nothing better is known, and explains nothing. */
function showPageText(windows: WindowsDraft, observation: ObservationOf<'usage'>): readonly WindowsChange[] {
  const { facts, at } = observation;
  for (const window of facts.windows) {
    const reading = readingOf(observation, window);
    const track = trackOf(windows, window) ?? addTrack(windows, window, reading, 'dom');
    if (track.baseline !== null && at - track.baseline.at < pageTextAfterMs) continue;
    track.latest = reading;
    track.source = 'dom';
    track.distrusted = true;
  }
  windows.plan ??= facts.plan;
  return [];
}

function followBody(windows: WindowsDraft, observation: ObservationOf<'usage'>): readonly WindowsChange[] {
  const changes: WindowsChange[] = [];
  measureByPlan(windows, observation, changes);
  let found: Found | null = null;
  for (const window of observation.facts.windows) {
    const reading = readingOf(observation, window);
    const track = trackOf(windows, window) ?? addTrack(windows, window, reading, observation.source);
    const before = track.baseline;
    const step = follow(track, reading, observation.source, changes);
    if (step === 'same') continue;
    if (step === 'first') changes.push({ type: 'window-first-read', window: track });
    else if (step === 'unusable') changes.push({ type: 'reading-unusable', window: track });
    else if (before !== null) {
      found ??= { returned: [], spiked: [], confirmed: [], ended: [], changed: [] };
      sortOut(found, { track, window: track, before, after: reading }, step, changes);
    }
  }
  if (found) changes.push(...settle(found));
  changes.push(windowsFollowed);
  changes.push(...findMissing(windows, observation));
  return changes;
}

/** Another plan is another measure: its percentages are not compared with the old ones. */
function measureByPlan(
  windows: WindowsDraft,
  { facts: { plan } }: ObservationOf<'usage'>,
  changes: WindowsChange[],
): void {
  if (plan === null || plan === windows.plan) return;
  const isFirst = windows.plan === null;
  windows.plan = plan;
  if (isFirst) return;
  const { tracks } = windows;
  changes.push({
    type: 'windows-replaced',
    last: tracks.map((track) => ({ window: track, reading: track.latest })),
  });
  tracks.length = 0;
}

/**
 * Writes the reading to its track, unless it changes something: then what follows from it is decided for all windows
 * at once.
 */
function follow(track: Track, reading: Reading, source: Track['source'], changes: WindowsChange[]): Step {
  const latestBefore = track.latest;
  track.latest = reading;
  track.source = source;
  if (track.missing) changes.push(returnFromMissing(track, track.missing, reading));
  if (track.baseline === null) {
    track.distrusted = false;
    track.baseline = reading;
    return 'first';
  }
  if (track.openChange && returnsTo(track.openChange, track.baseline, reading)) return 'returned';

  if (isSpike(track, reading)) return 'spiked';

  const comparison = compareReadings(track.baseline, reading, track);
  track.distrusted = comparison === 'unusable';
  // An answer about a window that is over is not shown in place of what is known.
  if (comparison === 'unusable' && reading.resetsAt < reading.at - toleranceMs) track.latest = latestBefore;
  if (comparison !== 'same') return comparison;
  if (!samePair(track.baseline, reading)) track.previous = track.baseline;
  track.baseline = reading;
  return isConfirmedBy(track, reading) ? 'confirmed' : 'same';
}

function isConfirmedBy({ openChange }: WindowTrack, { at }: Reading): boolean {
  return openChange !== null && !openChange.confirmed && at - openChange.after.at >= secondReadingMs;
}

function sortOut(
  found: Found,
  pair: Pair,
  step: Exclude<Step, 'same' | 'first' | 'unusable'>,
  changes: WindowsChange[],
): void {
  const { track, after } = pair;
  if (step === 'returned') found.returned.push(track);
  else if (step === 'spiked') found.spiked.push(track);
  else if (step === 'confirmed') found.confirmed.push(track);
  else {
    // The next reading is not the old pair, so it confirms the open change.
    if (isConfirmedBy(track, after)) found.confirmed.push(track);
    if (step === 'ended') found.ended.push(pair);
    else found.changed.push(changeOf(pair, step, changes));
  }
}

function changeOf(pair: Pair, comparison: ReadingChange['comparison'], changes: WindowsChange[]): Changed {
  const { track, after } = pair;
  const hidden = changeBehindFlap(track, after);
  if (!hidden || !track.flap) return { ...pair, comparison, flapping: isFlapping(track, after) };
  changes.push({ type: 'flap-refuted', eventId: track.flap.eventId });
  track.flap = null;
  return { ...pair, ...hidden, comparison, flapping: false };
}

/** What follows, in the order it is explained: what is undone, what is confirmed, what ended, what changed. */
function settle({ returned, spiked, confirmed, ended, changed }: Found): readonly WindowsChange[] {
  const changes: WindowsChange[] = [];
  const back = [...returned.flatMap(takeBack), ...spiked.flatMap(takeBackSpike)];
  if (back.length > 0) changes.push({ type: 'windows-returned', windows: back });
  changes.push(...confirmed.flatMap(confirm), ...ended.map(end));
  if (changed.length > 0) changes.push({ type: 'windows-changed', changes: changed.map(change) });
  return changes;
}

function takeBack(track: Track): Returned[] {
  const { openChange: open, flap } = track;
  if (!open) return [];
  track.distrusted = false;
  track.baseline = track.latest;
  track.openChange = null;
  return [{ window: track, open, flap, previous: track.previous ?? null }];
}

/** A rise of seconds was taken for use: nothing was explained by it, so there is no event to take back. */
function takeBackSpike(track: Track): Returned[] {
  const { baseline: after, previous: before, flap } = track;
  if (!after || !before) return [];
  track.distrusted = false;
  track.baseline = track.latest;
  track.openChange = null;
  const open = { type: 'correction', before, after, eventId: noEvent, confirmed: false, countBefore: null } as const;
  return [{ window: track, open, flap, previous: null }];
}

function confirm(track: Track): WindowsChange[] {
  const { openChange: open, flap } = track;
  if (!open) return [];
  track.openChange = { ...open, confirmed: true };
  return [{ type: 'change-confirmed', window: track, open, flap }];
}

function end({ track, before, after }: Pair): WindowsChange {
  track.baseline = after;
  track.openChange = null;
  track.flap = null;
  return { type: 'window-ended', window: track, before, after };
}

/** Believed at once. The explanation opens the change, so that a later reading can take it back. */
function change({ track, before, after, comparison, flapping }: Changed): ReadingChange {
  track.baseline = track.latest;
  track.openChange = null;
  return { window: track, before, after, comparison, flapping };
}
