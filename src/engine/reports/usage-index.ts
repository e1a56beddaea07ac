// From tapes to one table of responses: counted once each, with whose they are.

import type { AccountKey } from '../../domain/observations/observation';
import { countResponses } from '../../domain/usage/count-responses';
import type { LimitEvent, SessionFile, SessionMeta } from '../../domain/usage/session';
import { createFindOwner, ownersOf, type WindowEnd } from '../../domain/usage/usage-owner';
import { type UsageOwner, usageTable } from '../../domain/usage/usage-table';
import { sessionOf, type TapeFile } from './tape-file';
import type { UsageData } from './usage-questions';

/** What is known of whose a session may be. */
export interface KnownOwners {
  /** Windows as they were observed of accounts elsewhere. */
  readonly ends: readonly WindowEnd[];
  /** The account that a key was assigned to; the key itself where it was not. */
  readonly resolve: (account: AccountKey) => AccountKey;
}

/** Everything reports are made of. */
export function indexTapes(tapes: readonly TapeFile[], { ends, resolve }: KnownOwners, stored: boolean): UsageData {
  const sessions: SessionFile[] = [];
  const metas = new Map<string, SessionMeta>();
  const limits = new Map<string, LimitEvent[]>();
  const accounts = new Map<string, string>();
  let damaged = 0;
  for (const tape of tapes) {
    damaged += tape.state.damaged;
    const session = sessionOf(tape);
    if (!session) continue;
    const { thread } = session.meta;
    sessions.push(session);
    if (!metas.has(thread)) metas.set(thread, session.meta);
    accounts.set(thread, resolve(tape.account));
    const own = limits.get(thread) ?? [];
    limits.set(thread, own);
    for (const event of session.events) if (event.kind === 'limit') own.push(event);
  }
  const find = createFindOwner(ends);
  const owners = new Map<string, (at: number) => UsageOwner>();
  const ownerOf = (thread: string) => {
    const known = owners.get(thread);
    if (known) return known;
    const made = ownersOf(
      (limits.get(thread) ?? []).sort((a, b) => a.at - b.at),
      find,
      accounts.get(thread) ?? '',
    );
    owners.set(thread, made);
    return made;
  };
  const { responses, uncertain, ended } = countResponses(sessions);
  const table = usageTable(responses, metas, ({ thread, at }) => ownerOf(thread)(at));
  return { table, limits, ended, coverage: { files: tapes.length, responses: table.size, damaged, uncertain, stored } };
}
