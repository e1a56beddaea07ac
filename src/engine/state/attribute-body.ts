// From a body that was read to the account it belongs to, by tab, identity and former names.
import {
  type Alias,
  type AttributionState,
  applyAlias,
  attribute,
  emptyAttribution,
  resolveAlias,
} from '../../domain/accounts/attribution';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { accountAlias, accountKey, type Identity } from '../../observe/identity/identity';

/** What is known of tabs, accounts and their former names. Plain JSON. */
export interface AttributionMemory {
  readonly attribution: AttributionState;
  readonly aliases: readonly Alias[];
}

export const emptyAttributionMemory: AttributionMemory = { attribution: emptyAttribution, aliases: [] };

interface ReceivedBody {
  /** Whom it names, raw; null where it names nobody. */
  readonly identity: Identity | null;
  readonly tab: string | null;
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
 * The account of a body. Some URLs carry only the account id, and their bodies name nobody. They are attached once another
 * response has given user and workspace; until then they follow their tab.
 */
export function attributeBody(memory: AttributionMemory, body: ReceivedBody): BodyAttribution {
  const { identity, hash, ...exchange } = body;
  const named = accountKey(identity, hash);
  const key = named === null ? null : resolveAlias(memory.aliases, named);
  const isUnknownPath = identity?.byPath === true && key !== null && !memory.attribution.known.includes(key);
  const result = attribute(memory.attribution, { ...exchange, identity: isUnknownPath ? null : key });
  if (result.to === 'quarantine')
    return { account: null, candidates: result.candidates, memory: { ...memory, attribution: result.state } };

  const aliases = [...result.aliases, ...pathAlias(memory, body, result.account)];
  return {
    account: result.account,
    aliases,
    memory: {
      attribution: aliases.reduce(applyAlias, result.state),
      aliases: [...memory.aliases, ...aliases],
    },
  };
}

/** The key by which a path that names only the account id knows this account. The first account to claim it keeps it. */
function pathAlias({ aliases }: AttributionMemory, { identity, hash }: ReceivedBody, to: AccountKey): readonly Alias[] {
  const from = accountAlias(identity, hash);
  return from === null || from === to || aliases.some((alias) => alias.from === from) ? [] : [{ from, to }];
}
