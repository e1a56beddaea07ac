// From a body that was read to the account it belongs to.
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
export interface Ownership {
  readonly attribution: AttributionState;
  readonly aliases: readonly Alias[];
}

export const emptyOwnership: Ownership = { attribution: emptyAttribution, aliases: [] };

export interface OwnedBody {
  readonly identity: Identity | null;
  readonly tab: string | null;
  readonly startedAt?: Instant;
  readonly at: Instant;
  /** Salted hash of an id. */
  readonly hash: (id: string) => string;
  /** Makes a fresh `unnamed:…` key. */
  readonly mint: () => AccountKey;
}

export type Owner =
  | { readonly account: AccountKey; readonly ownership: Ownership; readonly aliases: readonly Alias[] }
  | { readonly account: null; readonly candidates: readonly AccountKey[]; readonly ownership: Ownership };

/**
 * The account of a body, with the aliases it brought to light; `account: null` where two are possible. A path names only
 * an account id: that counts once a body tied the id to an account, until then what was asked for there follows its tab.
 */
export function ownerOf(ownership: Ownership, body: OwnedBody): Owner {
  const named = accountKey(body.identity, body.hash);
  const key = named === null ? null : resolveAlias(ownership.aliases, named);
  const isWeak = body.identity?.byPath === true && key !== null && !ownership.attribution.known.includes(key);
  const { identity: _, hash: __, ...place } = body;
  const result = attribute(ownership.attribution, { ...place, identity: isWeak ? null : key });
  if (result.to === 'quarantine')
    return { account: null, candidates: result.candidates, ownership: { ...ownership, attribution: result.state } };

  const found = [...result.aliases, ...pathAlias(ownership, body, result.account)];
  return {
    account: result.account,
    aliases: found,
    ownership: {
      attribution: found.reduce(applyAlias, result.state),
      aliases: [...ownership.aliases, ...found],
    },
  };
}

/** The name the balance's path would know this account by. The first account to claim it keeps it. */
function pathAlias({ aliases }: Ownership, { identity, hash }: OwnedBody, to: AccountKey): readonly Alias[] {
  const from = accountAlias(identity, hash);
  return from === null || from === to || aliases.some((alias) => alias.from === from) ? [] : [{ from, to }];
}
