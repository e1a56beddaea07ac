// Which account a response belongs to. Some name it; the others belong to the account last seen in their tab.

import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';

export interface Alias {
  readonly from: AccountKey;
  readonly to: AccountKey;
}

export interface AttributionState {
  /** What each tab showed last. */
  readonly tabs: Readonly<Record<string, TabMemory>>;
  /** Accounts that a response has named, in the order they were first seen. */
  readonly known: readonly AccountKey[];
}

interface TabMemory {
  readonly account: AccountKey;
  /** When the tab began to show it: a request sent earlier belonged to `previous`. */
  readonly since: Instant;
  readonly previous: AccountKey | null;
  /** The user its bodies named last; absent where none did. */
  readonly user?: TabUser | undefined;
}

/** A user whose bodies name the workspace in one answer and leave it out in the next. */
export interface TabUser {
  /** The key of the user without a workspace. */
  readonly key: AccountKey;
  readonly since: Instant;
  /** The load of the page that named it. Another load may show another workspace. Absent where an older version wrote it. */
  readonly load?: string | undefined;
  /** No body named the workspace yet, and the key was new. */
  readonly isAlone: boolean;
}

export interface AttributionInput {
  /** Null where there are no tabs, as for imported files. */
  readonly tab: string | null;
  /** When the request was sent; `at` is when its response was read. */
  readonly startedAt?: Instant;
  readonly at: Instant;
  /** The account the body itself names, already hashed; null where it names none. */
  readonly identity: AccountKey | null;
  /** Makes a new `unnamed:…` key. Called only if one is needed. */
  readonly mint: () => AccountKey;
}

export type Attribution =
  | {
      readonly to: 'account';
      readonly account: AccountKey;
      readonly aliases: readonly Alias[];
      readonly state: AttributionState;
    }
  /** Two accounts are possible: it is kept apart until the user assigns it. */
  | { readonly to: 'quarantine'; readonly candidates: readonly AccountKey[]; readonly state: AttributionState };

export const emptyAttribution: AttributionState = { tabs: {}, known: [] };

/** Keys of accounts that no response has named yet begin with this. */
export const unnamedPrefix = 'unnamed:';

/**
 * Responses that may belong to two accounts are kept under a key that begins with this, until the user assigns them.
 */
export const quarantinePrefix = 'quarantine:';

/**
 * A response that names its account decides what its tab shows; an unnamed account that the tab had until then becomes that
 * one. A response that names no account belongs to its tab's account. If the tab changed account during the request, the
 * response is quarantined.
 */
export function attribute(state: AttributionState, input: AttributionInput): Attribution {
  if (input.identity !== null) return attributeNamed(state, input, input.identity);
  return input.tab === null ? withoutTab(state, input) : attributeByTab(state, input, input.tab);
}

/** Most aliases that are followed in a row. Merged ones are flattened, so that a few follow each other at most. */
const mostHops = 32;

/** Most aliases that are kept: far above the tabs a user ever opened before their account was named. */
const mostAliases = 2_000;

/** The key an account has now, following aliases. Where they form a loop, the key before it closes. */
export function resolveAlias(aliases: readonly Alias[], key: AccountKey): AccountKey {
  const targets = targetsOf(aliases);
  let current = key;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const next = targets.get(current);
    if (next === undefined || next === key) return current;
    current = next;
  }
  return current;
}

/** Lists do not change once they are made, and one is asked again and again. */
const targetsByList = new WeakMap<readonly Alias[], ReadonlyMap<AccountKey, AccountKey>>();

function targetsOf(aliases: readonly Alias[]): ReadonlyMap<AccountKey, AccountKey> {
  const known = targetsByList.get(aliases);
  if (known) return known;
  // The first alias of a key counts.
  const targets = new Map([...aliases].reverse().map(({ from, to }) => [from, to]));
  targetsByList.set(aliases, targets);
  return targets;
}

/**
 * Each alias straight to the key at its end, in time that grows with their number alone. The keys of a loop become the first of
 * them in the order of text, whichever way round they came. Those beyond `mostAliases` are left out.
 */
export function flattenAliases(aliases: readonly Alias[]): readonly Alias[] {
  const targets = targetsOf(aliases.slice(0, mostAliases));
  const ends = new Map<AccountKey, AccountKey>();
  for (const key of targets.keys()) {
    const path = new Set<AccountKey>();
    let current = key;
    while (!path.has(current) && !ends.has(current) && targets.has(current)) {
      path.add(current);
      current = targets.get(current) ?? current;
    }
    const end = ends.get(current) ?? (path.has(current) ? firstOfLoop([...path], current) : current);
    for (const passed of path) ends.set(passed, end);
  }
  return [...ends].flatMap(([from, to]) => (from === to ? [] : [{ from, to }]));
}

/** The account that the path of aliases returned to `start` with. */
function firstOfLoop(path: readonly AccountKey[], start: AccountKey): AccountKey {
  return path.slice(path.indexOf(start)).reduce((first, key) => (key < first ? key : first));
}

function attributeNamed(state: AttributionState, input: AttributionInput, account: AccountKey): Attribution {
  const known = state.known.includes(account) ? state.known : [...state.known, account];
  if (input.tab === null) return { to: 'account', account, aliases: [], state: { ...state, known } };

  const before = state.tabs[input.tab];
  // A slow response to a request from before the tab changed account: it does not change the tab back.
  if (before && before.previous === account && sentAt(input) < before.since)
    return { to: 'account', account, aliases: [], state: { ...state, known } };
  const adopted = before?.account.startsWith(unnamedPrefix) ? before.account : null;
  const tab: TabMemory =
    before && (before.account === account || adopted !== null)
      ? { ...before, account }
      : { account, since: input.at, previous: before?.account ?? null };
  return {
    to: 'account',
    account,
    aliases: adopted === null ? [] : [{ from: adopted, to: account }],
    state: { tabs: { ...state.tabs, [input.tab]: tab }, known },
  };
}

function attributeByTab(state: AttributionState, input: AttributionInput, name: string): Attribution {
  const tab = state.tabs[name];
  if (!tab) {
    const account = input.mint();
    const fresh: TabMemory = { account, since: input.at, previous: null };
    return {
      to: 'account',
      account,
      aliases: [],
      state: { ...state, tabs: { ...state.tabs, [name]: fresh } },
    };
  }
  if (tab.previous !== null && sentAt(input) < tab.since)
    return { to: 'quarantine', candidates: [tab.previous, tab.account], state };
  return { to: 'account', account: tab.account, aliases: [], state };
}

function sentAt({ startedAt, at }: AttributionInput): Instant {
  return startedAt ?? at;
}

/** Without a tab it is clear only while one account is possible. */
function withoutTab(state: AttributionState, input: AttributionInput): Attribution {
  const [only, ...others] = candidatesOf(state);
  if (others.length > 0 && only !== undefined) return { to: 'quarantine', candidates: [only, ...others], state };
  if (only !== undefined) return { to: 'account', account: only, aliases: [], state };
  return attributeByTab(state, input, '');
}

function candidatesOf(state: AttributionState): readonly AccountKey[] {
  const inTabs = Object.values(state.tabs).map(({ account }) => account);
  return [...new Set([...state.known, ...inTabs])];
}

/** The state with one key replaced by another everywhere. */
export function applyAlias(state: AttributionState, { from, to }: Alias): AttributionState {
  const rename = (key: AccountKey) => (key === from ? to : key);
  return {
    known: [...new Set(state.known.map(rename))],
    tabs: Object.fromEntries(
      Object.entries(state.tabs).map(([name, tab]) => [
        name,
        { ...tab, account: rename(tab.account), previous: tab.previous === null ? null : rename(tab.previous) },
      ]),
    ),
  };
}
