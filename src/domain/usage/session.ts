// What is kept of one session file: who, where, and the counts in the order of the file. Never a path, a URL or any text of the
// conversation.
import type { Instant } from '../time/instant';
import type { Tokens } from './tokens';

/** What was in force when a count was written. */
export interface TurnContext {
  /** Null before the first turn, and for calls that name no model. */
  readonly model: string | null;
  readonly effort: string | null;
  /** `default`, `priority`, `fast`…; null before it was stated. */
  readonly tier: string | null;
}

/** Which response of a file an event is about. */
interface InTurn extends TurnContext {
  readonly at: Instant;
  /** Number of the turn within its file, from 1; 0 before the first one. A turn is one request of the user's. */
  readonly turn: number;
}

/** A `token_count` line: what the last response used, and the running total of its thread. */
export interface CountEvent extends InTurn {
  readonly kind: 'count';
  /** Null where the line names no response. */
  readonly last: Tokens | null;
  /** Total of the thread so far; `sum` is the line's own total, which also moves when only an estimate was made. */
  readonly total: (Tokens & { readonly sum: number }) | null;
}

/** A `token_usage_record` line (CLI 0.153 on): one response, with an id of its own. */
export interface RecordEvent extends InTurn {
  readonly kind: 'record';
  readonly thread: string;
  readonly response: string;
  readonly usage: Tokens;
}

/** What a line said of one window of the main limit, where that differs from what was said before. */
export interface LimitEvent {
  readonly kind: 'limit';
  readonly at: Instant;
  /** Length of the window. */
  readonly seconds: number;
  /** 0–100, in tenths. */
  readonly usedPercent: number;
  /** End of the window, whole seconds. */
  readonly resetsAt: Instant;
}

/** The turn of the count or record before was completed or stopped. */
interface EndEvent {
  readonly kind: 'end';
  readonly turn: number;
}

export type UsageEvent = CountEvent | RecordEvent | LimitEvent | EndEvent;

export interface SessionMeta {
  readonly thread: string;
  /** The thread it was forked from or spawned by; null for one that began by itself. */
  readonly parent: string | null;
  readonly bornAt: Instant;
  readonly subagent: boolean;
  /** As the page's own breakdown calls it: `cli`, `vscode`, `desktop_app`, … */
  readonly surface: string;
  /** Last part of the repository's URL, else of the folder; null where neither is named. */
  readonly project: string | null;
  /** Tells apart projects of one name: the whole URL or folder, which is stored only as a salted hash. */
  readonly projectKey: string | null;
  readonly branch: string | null;
}

export interface SessionFile {
  /** `rollout-….jsonl` without folder and `.zst`. */
  readonly name: string;
  readonly meta: SessionMeta;
  readonly events: readonly UsageEvent[];
  /** The context at the file's end: a session that rolled over into another file continues with it. */
  readonly end: TurnContext & { readonly turn: number };
  /** Lines that should hold usage and could not be read, and counts without a time. */
  readonly damaged: number;
}

/** One model response: what reports add up. */
export interface UsageResponse extends InTurn {
  readonly thread: string;
  readonly tokens: Tokens;
}

/** What a parser needs to continue where an earlier one stopped, besides the events so far. */
export interface ParserState {
  /** Null while no line said whose file it is. */
  readonly meta: SessionMeta | null;
  readonly context: TurnContext;
  /** Number and key of the current turn. */
  readonly turn: number;
  readonly turnKey: string;
  /** While a fork still repeats its parent, with new times: when its last copied line was written. Null afterwards. */
  readonly copiedAt: Instant | null;
  readonly damaged: number;
}
