// From the counts of session files to responses, each counted once. The CLI repeats counts, copies a parent's into forks and
// sub-agents, and states the same call as a count and as a record. The rules were checked against recorded session files.
import type { Instant } from '../time/instant';
import { secondMs } from '../time/instant';
import type { CountEvent, RecordEvent, SessionFile, TurnContext, UsageEvent, UsageResponse } from './session';
import { growth, isEmpty, sameTokens, type Tokens, tokensKey, withinInput } from './tokens';

export interface Counted {
  readonly responses: readonly UsageResponse[];
  /** Counts left out as copies of a parent whose file is gone: likely, not certain. */
  readonly uncertain: number;
  /** Turns that were completed or stopped, as `thread/turn`. */
  readonly ended: ReadonlySet<string>;
}

/** Copies of a parent that is gone come in one burst, which ends with the first pause this long. */
const burstPauseMs = secondMs;

/**
 * Every response of a set of session files, in no particular order of threads. The files may come in any order; files of one
 * thread are its segments and follow one another in time.
 */
export function countResponses(files: readonly SessionFile[]): Counted {
  const threads = threadsOf(files);
  const counted = [...threads.values()].map((thread) =>
    countThread(thread, thread.parent === null ? undefined : threads.get(thread.parent)),
  );
  return {
    responses: counted.flatMap(({ responses }) => responses),
    uncertain: counted.reduce((sum, { uncertain }) => sum + uncertain, 0),
    ended: new Set([...threads.values()].flatMap(({ id, ended }) => ended.map((turn) => turnKey(id, turn)))),
  };
}

/** A turn's name among those of all threads. */
export function turnKey(thread: string, turn: number): string {
  return `${thread}/${turn}`;
}

interface Thread {
  readonly id: string;
  readonly parent: string | null;
  readonly bornAt: Instant;
  readonly counts: readonly CountEvent[];
  readonly records: readonly RecordEvent[];
  readonly ended: readonly number[];
}

function threadsOf(files: readonly SessionFile[]): Map<string, Thread> {
  const groups = new Map<string, SessionFile[]>();
  for (const file of files) groups.set(file.meta.thread, [...(groups.get(file.meta.thread) ?? []), file]);
  return new Map([...groups].map(([id, segments]) => [id, threadOf(id, segments)]));
}

function threadOf(id: string, segments: readonly SessionFile[]): Thread {
  const ordered = segments.toSorted(
    (a, b) => a.meta.bornAt - b.meta.bornAt || beginOf(a) - beginOf(b) || (a.name < b.name ? -1 : 1),
  );
  const events = eventsOf(ordered);
  return {
    id,
    parent: ordered.find(({ meta }) => meta.parent !== null)?.meta.parent ?? null,
    bornAt: ordered[0]?.meta.bornAt ?? 0,
    counts: events.filter((event) => event.kind === 'count'),
    records: events.filter((event) => event.kind === 'record'),
    ended: events.flatMap((event) => (event.kind === 'end' ? [event.turn] : [])),
  };
}

/**
 * The events of a thread's files, concatenated. What a segment does not state continues from the one before: the model, the
 * tier, and the turn it began in.
 */
function eventsOf(segments: readonly SessionFile[]): readonly UsageEvent[] {
  const [only] = segments;
  if (only && segments.length === 1) return only.events;
  let before = { ...nothingStated, turn: 0 };
  return segments.flatMap(({ events, end }) => {
    const { turn, tier, ...context } = before;
    const goOn = <E extends TurnContext & { readonly turn: number }>(event: E): E => ({
      ...event,
      ...(event.turn === 0 && context),
      tier: event.tier ?? tier,
      turn: turn + event.turn,
    });
    before = goOn(end);
    return events.map((event) => {
      if (event.kind === 'limit') return event;
      return event.kind === 'end' ? { ...event, turn: turn + event.turn } : goOn(event);
    });
  });
}

const nothingStated: TurnContext = { model: null, effort: null, tier: null };

/** Segments may state one birth, that of their thread. */
function beginOf({ events }: SessionFile): Instant {
  const first = events[0];
  return first && first.kind !== 'end' ? first.at : 0;
}

function countThread(thread: Thread, parent: Thread | undefined): Pick<Counted, 'responses' | 'uncertain'> {
  const own = withoutCopies(thread, parent);
  const records = thread.records.filter((record) => record.thread === thread.id);
  const seen = new Set<string>();
  const unpaired = new Map<string, number>();
  const responses: UsageResponse[] = [];
  for (const record of records) {
    if (seen.has(record.response)) continue;
    seen.add(record.response);
    const tokens = withinInput(record.usage);
    add(unpaired, tokensKey(tokens), 1);
    if (!isEmpty(tokens)) responses.push(responseOf(record, thread.id, tokens));
  }
  for (const { event, tokens } of usesOf(own.counts, own.before, thread.parent !== null)) {
    const key = tokensKey(tokens);
    if ((unpaired.get(key) ?? 0) > 0) add(unpaired, key, -1);
    else responses.push(responseOf(event, thread.id, tokens));
  }
  return { responses, uncertain: own.uncertain };
}

interface Own {
  readonly counts: readonly CountEvent[];
  /** The last count before the own ones: its totals are where the own ones begin. */
  readonly before: CountEvent | null;
  readonly uncertain: number;
}

/** The counts a thread made itself, without those its file copied from its parent. */
function withoutCopies({ parent, bornAt, counts }: Thread, parentThread: Thread | undefined): Own {
  if (parent === null) return { counts, before: null, uncertain: 0 };
  const born = counts.findIndex(({ at }) => at >= bornAt);
  const after = born < 0 ? [] : counts.slice(born);
  const copied = parentThread ? copiedFrom(parentThread.counts, after) : burstLength(after, bornAt);
  const dropped = after.slice(0, copied);
  return {
    counts: after.slice(copied),
    before: dropped.at(-1) ?? (born > 0 ? (counts[born - 1] ?? null) : null),
    uncertain: parentThread ? 0 : usesOf(dropped, null, true).length,
  };
}

/** How many counts at the start are the longest run that also stands somewhere in the parent's counts, repeats removed. */
function copiedFrom(parent: readonly CountEvent[], child: readonly CountEvent[]): number {
  const [theirs, ours] = [distinct(parent), distinct(child)];
  let longest = 0;
  for (let start = 0; start < theirs.length && theirs.length - start > longest; start += 1) {
    let length = 0;
    while (length < ours.length && sameCount(theirs[start + length]?.event, ours[length]?.event)) length += 1;
    longest = Math.max(longest, length);
  }
  // Repeats that follow the last copied count belong to it.
  return ours[longest]?.index ?? (longest === 0 ? 0 : child.length);
}

function distinct(counts: readonly CountEvent[]): { readonly event: CountEvent; readonly index: number }[] {
  return counts.flatMap((event, index) => (index > 0 && sameCount(counts[index - 1], event) ? [] : [{ event, index }]));
}

function sameCount(a: CountEvent | undefined, b: CountEvent | undefined): boolean {
  if (!a || !b) return false;
  return sameOrBothNull(a.last, b.last) && sameTotal(a, b);
}

function burstLength(counts: readonly CountEvent[], bornAt: Instant): number {
  let before = bornAt;
  const end = counts.findIndex(({ at }) => {
    const pause = at - before >= burstPauseMs;
    before = at;
    return pause;
  });
  return end < 0 ? counts.length : end;
}

/** What each count adds: its `last`, else the growth of its total. A repeated total adds nothing. */
function usesOf(counts: readonly CountEvent[], before: CountEvent | null, inherits: boolean) {
  let previous = before;
  return counts.flatMap((event) => {
    const earlier = previous;
    previous = event.total ? event : previous;
    if (earlier && event.total && sameTotal(earlier, event)) return [];
    const tokens = event.last ?? grown(earlier, event, inherits);
    return tokens && !isEmpty(tokens) ? [{ event, tokens: withinInput(tokens) }] : [];
  });
}

/** The first total of a thread that inherits one says nothing of the thread's own use. */
function grown(before: CountEvent | null, { total }: CountEvent, inherits: boolean): Tokens | null {
  if (!total) return null;
  if (!before?.total) return inherits ? null : total;
  return growth(before.total, total) ?? total;
}

function sameTotal(a: CountEvent, b: CountEvent): boolean {
  return sameOrBothNull(a.total, b.total) && a.total?.sum === b.total?.sum;
}

function sameOrBothNull(a: Tokens | null, b: Tokens | null): boolean {
  return a === null || b === null ? a === b : sameTokens(a, b);
}

function responseOf(event: CountEvent | RecordEvent, thread: string, tokens: Tokens): UsageResponse {
  const { at, turn, model, effort, tier } = event;
  return { at, turn, thread, tokens, model, effort, tier };
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
