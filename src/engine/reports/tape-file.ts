// What is kept of one session file: how far it was read, whose it is, and its events as a tape. Never a path, a URL, a title or
// a word of talk: ids, folders and the file's name are salted hashes.
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { ParserState, SessionFile, TurnContext, UsageEvent } from '../../domain/usage/session';
import { decodeTape, encodeTape } from '../../domain/usage/tape';
import type { TapeRow } from '../../storage/rows';

/** Which of a session's copies was read. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedAt: Instant;
  readonly compressed: boolean;
  readonly archived: boolean;
}

export interface TapeFile {
  /** Salted hash of the base name: the same for all copies of a session. */
  readonly file: string;
  readonly stamp: FileStamp;
  /** Bytes taken in. A compressed file is always read whole. */
  readonly consumed: number;
  /** Whether `consumed` lies within a line that is too long to be of use. */
  readonly skipping: boolean;
  /** The read was stopped before the file's end. */
  readonly partial: boolean;
  /** Hash of the last 64 bytes before `consumed`: a rewritten file has another. */
  readonly tail: string;
  readonly state: ParserState;
  /** The account the folder was chosen for. */
  readonly account: AccountKey;
  readonly contexts: readonly TurnContext[];
  readonly bytes: Uint8Array;
}

/** The tape with these events. */
export function withEvents(file: Omit<TapeFile, 'contexts' | 'bytes'>, events: readonly UsageEvent[]): TapeFile {
  return { ...file, ...encodeTape(events) };
}

/** The events of a tape; null where its bytes are damaged, so that its file is read anew. */
export function eventsOf({ state, contexts, bytes }: TapeFile): readonly UsageEvent[] | null {
  try {
    return decodeTape({ contexts, bytes }, state.meta?.thread ?? '');
  } catch {
    return null;
  }
}

/** What is counted of a tape; null for a file that says of no session. */
export function sessionOf(tape: TapeFile): SessionFile | null {
  const { meta, context, turn, damaged } = tape.state;
  const events = meta && eventsOf(tape);
  return events && { name: tape.file, meta, events, end: { ...context, turn }, damaged };
}

/** 2: turns have ends. */
const version = 2;

export function toRow({
  file,
  stamp,
  consumed,
  skipping,
  partial,
  tail,
  state,
  account,
  contexts,
  bytes,
}: TapeFile): TapeRow {
  const { meta, context, turn, turnKey, copiedAt, damaged } = state;
  const flags = Number(stamp.compressed) + 2 * Number(stamp.archived) + 4 * Number(skipping) + 8 * Number(partial);
  const head = [
    version,
    [stamp.size, stamp.modifiedAt, flags, consumed, tail],
    [listOf(context), turn, turnKey, copiedAt, damaged],
    account,
    contexts.map(listOf),
    meta && [
      meta.thread,
      meta.parent,
      meta.bornAt,
      Number(meta.subagent),
      meta.surface,
      meta.project,
      meta.projectKey,
      meta.branch,
    ],
  ];
  return { file, head: JSON.stringify(head), bytes };
}

type Context = readonly [string | null, string | null, string | null];
type Head = readonly [
  version: number,
  read: readonly [size: number, modifiedAt: number, flags: number, consumed: number, tail: string],
  state: readonly [context: Context, turn: number, turnKey: string, copiedAt: number | null, damaged: number],
  account: string,
  contexts: readonly Context[],
  meta:
    | readonly [
        thread: string,
        parent: string | null,
        bornAt: number,
        subagent: number,
        surface: string,
        project: string | null,
        projectKey: string | null,
        branch: string | null,
      ]
    | null,
];

/** A stored row; null when another version wrote it or it is damaged, so that its file is read anew. */
export function fromRow({ file, head, bytes }: TapeRow): TapeFile | null {
  try {
    const [written, [size, modifiedAt, flags, consumed, tail], state, account, contexts, meta] = JSON.parse(
      head,
    ) as Head;
    if (written !== version) return null;
    const [context, turn, turnKey, copiedAt, damaged] = state;
    return {
      file,
      stamp: { size, modifiedAt, compressed: (flags & 1) > 0, archived: (flags & 2) > 0 },
      consumed,
      skipping: (flags & 4) > 0,
      partial: (flags & 8) > 0,
      tail,
      account,
      contexts: contexts.map(contextOf),
      bytes,
      state: { meta: metaOf(meta), context: contextOf(context), turn, turnKey, copiedAt, damaged },
    };
  } catch {
    return null;
  }
}

function metaOf(meta: Head[5]): ParserState['meta'] {
  if (!meta) return null;
  const [thread, parent, bornAt, subagent, surface, project, projectKey, branch] = meta;
  return { thread, parent, bornAt, subagent: subagent === 1, surface, project, projectKey, branch };
}

function listOf({ model, effort, tier }: TurnContext): Context {
  return [model, effort, tier];
}

function contextOf([model, effort, tier]: Context): TurnContext {
  return { model, effort, tier };
}
