// Whose is this body? Some say it themselves; the others belong to the account last seen in their tab.

import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';

export interface Alias {
  readonly from: AccountKey;
  readonly to: AccountKey;
}

export interface AttributionState {
  /** What each tab showed last. */
  readonly tabs: Readonly<Record<string, TabMemory>>;
  /** Accounts known by name, in the order they were met. */
  readonly known: readonly AccountKey[];
}

interface TabMemory {
  readonly account: AccountKey;
  /** When the tab began to show it: a request sent earlier belonged to `previous`. */
  readonly since: Instant;
  readonly previous: AccountKey | null;
}

export interface AttributionInput {
  /** Null where the road it came by knows no tabs. */
  readonly tab: string | null;
  /** When the request left and when its answer was read. */
  readonly startedAt?: Instant;
  readonly at: Instant;
  /** The account the body itself names, already hashed; null where it names none. */
  readonly identity: AccountKey | null;
  /** Makes a fresh `unnamed:…` key: asked only if one is needed. */
  readonly mint: () => AccountKey;
}

export type Attribution =
  | {
      readonly to: 'account';
      readonly account: AccountKey;
      readonly aliases: readonly Alias[];
      readonly state: AttributionState;
    }
  /** Two accounts are possible: kept aside until the user assigns it. */
  | { readonly to: 'quarantine'; readonly candidates: readonly AccountKey[]; readonly state: AttributionState };

export const emptyAttribution: AttributionState = { tabs: {}, known: [] };

/** Accounts not named yet carry this in front. */
export const unnamedPrefix = 'unnamed:';

/** Bodies that could be of two accounts are kept under a key with this in front until the user assigns them. */
export const quarantinePrefix = 'quarantine:';

/**
 * A body that names its account settles what its tab shows, and the unnamed account the tab had so far becomes that one.
 * A body that names none follows its tab; asked for under one account and answered under the next it is nobody's.
 */
export function attribute(state: AttributionState, input: AttributionInput): Attribution {
  if (input.identity !== null) return settle(state, input, input.identity);
  return input.tab === null ? withoutTab(state, input) : followTab(state, input, input.tab);
}

/** The key an account goes by today, following aliases; a loop ends where it began. */
export function resolveAlias(aliases: readonly Alias[], key: AccountKey): AccountKey {
  let current = key;
  for (let hop = 0; hop <= aliases.length; hop += 1) {
    const next = aliases.find(({ from }) => from === current);
    if (!next || next.to === key) return current;
    current = next.to;
  }
  return current;
}

function settle(state: AttributionState, input: AttributionInput, account: AccountKey): Attribution {
  const known = state.known.includes(account) ? state.known : [...state.known, account];
  if (input.tab === null) return { to: 'account', account, aliases: [], state: { ...state, known } };

  const before = state.tabs[input.tab];
  // A slow answer to what was asked before the tab went on to another account: it does not turn the tab back.
  if (before && before.previous === account && askedAt(input) < before.since)
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

function followTab(state: AttributionState, input: AttributionInput, name: string): Attribution {
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
  if (tab.previous !== null && askedAt(input) < tab.since)
    return { to: 'quarantine', candidates: [tab.previous, tab.account], state };
  return { to: 'account', account: tab.account, aliases: [], state };
}

function askedAt({ startedAt, at }: AttributionInput): Instant {
  return startedAt ?? at;
}

/** No tab to follow: clear only while there is one account it can be. */
function withoutTab(state: AttributionState, input: AttributionInput): Attribution {
  const [only, ...others] = candidatesOf(state);
  if (others.length > 0 && only !== undefined) return { to: 'quarantine', candidates: [only, ...others], state };
  if (only !== undefined) return { to: 'account', account: only, aliases: [], state };
  return followTab(state, input, '');
}

function candidatesOf(state: AttributionState): readonly AccountKey[] {
  const shown = Object.values(state.tabs).map(({ account }) => account);
  return [...new Set([...state.known, ...shown])];
}

/** The state with an account under its new name everywhere. */
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
