// What is kept of one session file: who, where, and the counts in the order of the file. Never a path, a URL or a word of talk.
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

/** A `token_count` line: what the last response used, and the running total of its thread. */
export interface CountEvent extends TurnContext {
  readonly kind: 'count';
  readonly at: Instant;
  /** Null where the line names no response. */
  readonly last: Tokens | null;
  /** Total of the thread so far; `sum` is the line's own total, which also moves when only an estimate was made. */
  readonly total: (Tokens & { readonly sum: number }) | null;
}

/** A `token_usage_record` line (CLI 0.153 on): one response, with an id of its own. */
export interface RecordEvent extends TurnContext {
  readonly kind: 'record';
  readonly at: Instant;
  readonly thread: string;
  readonly response: string;
  readonly usage: Tokens;
}

export type UsageEvent = CountEvent | RecordEvent;

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
  readonly branch: string | null;
}

export interface SessionFile {
  /** `rollout-….jsonl` without folder and `.zst`. */
  readonly name: string;
  readonly meta: SessionMeta;
  readonly events: readonly UsageEvent[];
  /** Lines that should hold usage and could not be read, and counts without a time. */
  readonly damaged: number;
}

/** One model response: what reports add up. */
export interface UsageResponse extends TurnContext {
  readonly at: Instant;
  readonly thread: string;
  readonly tokens: Tokens;
}
