// From a body that was read to the account it belongs to, by tab, identity and former names.
import {
  type Alias,
  type AttributionState,
  applyAlias,
  attribute,
  emptyAttribution,
  resolveAlias,
  type TabUser,
} from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import { type Instant, minuteMs } from '../../domain/time/instant';
import { accountAlias, accountKey, type Identity, userKey } from '../../observe/identity/identity';

/** What is known about tabs, accounts and their former names. Plain JSON. */
export interface AttributionMemory {
  readonly attribution: AttributionState;
  readonly aliases: readonly Alias[];
}

export const emptyAttributionMemory: AttributionMemory = { attribution: emptyAttribution, aliases: [] };

interface ReceivedBody {
  /** The user it names, raw; null where it names none. */
  readonly identity: Identity | null;
  readonly tab: string | null;
  /** Tells one load of the page from another. */
  readonly load: string;
  readonly startedAt?: Instant;
  readonly at: Instant;
  /** Salted hash of an id. */
  readonly hash: (id: string) => string;
  /** Makes a fresh `unnamed:…` key. */
  readonly mint: () => AccountKey;
}

export type BodyAttribution =
  /** `aliases` came to light with this body. */
  | { readonly account: AccountKey; readonly aliases: readonly Alias[]; readonly memory: AttributionMemory }
  /** Two or more accounts are possible. */
  | { readonly account: null; readonly candidates: readonly AccountKey[]; readonly memory: AttributionMemory };

/**
 * The account of a body. Some URLs carry only the account id, and their bodies name no user. They are attached once another
 * response has given user and workspace; until then they follow their tab.
 */
export function attributeBody(memory: AttributionMemory, body: ReceivedBody): BodyAttribution {
  const { identity, hash, ...exchange } = body;
  const sameUser = tabUser(memory, body);
  const named = leavesOutWorkspace(memory, body, sameUser) ?? accountKey(identity, hash);
  const key = named === null ? null : resolveAlias(memory.aliases, named);
  const isUnknownPath = identity?.byPath === true && key !== null && !memory.attribution.known.includes(key);
  const result = attribute(memory.attribution, { ...exchange, identity: isUnknownPath ? null : key });
  if (result.to === 'quarantine')
    return { account: null, candidates: result.candidates, memory: { ...memory, attribution: result.state } };

  const aliases = [
    ...result.aliases,
    ...pathAlias(memory, body, result.account),
    ...userAlias(memory, body, sameUser, result.account),
  ];
  return {
    account: result.account,
    aliases,
    memory: {
      attribution: withTabUser(aliases.reduce(applyAlias, result.state), memory, body),
      aliases: [...memory.aliases, ...aliases],
    },
  };
}

/**
 * Bodies of one load of the page follow each other within this. Changing the workspace reloads the page, so only bodies of
 * one load may be joined: a personal account and a workspace can follow each other within seconds.
 */
const oneLoadMs = 10 * minuteMs;

/** What the tab knows about the user this body names; undefined if it named another user, in another load, or long ago. */
function tabUser({ attribution }: AttributionMemory, body: ReceivedBody): TabUser | undefined {
  const { identity, tab, load, at, hash } = body;
  const user = tab === null ? undefined : attribution.tabs[tab]?.user;
  const isSame = user?.key === userKey(identity, hash) && user?.load === load;
  return isSame && at - user.since <= oneLoadMs ? user : undefined;
}

/**
 * The account of a body that names the user and leaves out the workspace, although an earlier one of this load named it. Null for
 * any other body. A personal account leaves it out too: one that is known stays an account of its own.
 */
function leavesOutWorkspace(
  { attribution }: AttributionMemory,
  { identity, tab }: ReceivedBody,
  user: TabUser | undefined,
): AccountKey | null {
  const isBare = identity !== null && identity.account === null;
  if (!isBare || tab === null || !user || user.isAlone || attribution.known.includes(user.key)) return null;
  return attribution.tabs[tab]?.account ?? null;
}

/** The key of the user alone, where it was made in this load and this body is the first to name the workspace. */
function userAlias(
  { attribution, aliases }: AttributionMemory,
  { identity, tab, hash }: ReceivedBody,
  user: TabUser | undefined,
  to: AccountKey,
): readonly Alias[] {
  const namesWorkspace = accountAlias(identity, hash) !== null;
  if (!namesWorkspace || tab === null || !user?.isAlone || user.key === to) return [];
  const isFree = !aliases.some(({ from }) => from === user.key);
  return isFree && attribution.tabs[tab]?.account === user.key ? [{ from: user.key, to }] : [];
}

/** Remembers in its tab whom a body named, and forgets that a tab changed account where the two turned out to be one. */
function withTabUser(
  attribution: AttributionState,
  before: AttributionMemory,
  { identity, tab, load, at, hash }: ReceivedBody,
): AttributionState {
  const known = tab === null ? undefined : attribution.tabs[tab];
  const key = userKey(identity, hash);
  if (tab === null || !known || key === null || !identity) return attribution;
  const isBare = identity.account === null;
  const isNew = !before.attribution.known.includes(key);
  const earlier = before.attribution.tabs[tab]?.user;
  const goesOn = isBare && earlier?.key === key && earlier.load === load;
  const states = accountAlias(identity, hash) !== null;
  const user = goesOn ? earlier : states || (isBare && isNew) ? { key, since: at, load, isAlone: isBare } : undefined;
  const previous = known.previous === known.account ? null : known.previous;
  return { ...attribution, tabs: { ...attribution.tabs, [tab]: { ...known, previous, user } } };
}

/** The key by which a path that names only the account id knows this account. The first account to claim it keeps it. */
function pathAlias({ aliases }: AttributionMemory, { identity, hash }: ReceivedBody, to: AccountKey): readonly Alias[] {
  const from = accountAlias(identity, hash);
  return from === null || from === to || aliases.some((alias) => alias.from === from) ? [] : [{ from, to }];
}
