// A page's message, read: matched, sized, parsed, its ids hashed. What comes out names nobody.

import type { Facts, Kind } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { matchEndpoint } from '../../observe/endpoints/match-endpoint';
import { isDrift, isSignedOut, readText } from '../../observe/endpoints/read-body';
import type { Identity } from '../../observe/identity/identity';
import type { SaltedHash } from '../../observe/identity/salted-hash';
import { type SeenResponse, tooLarge } from '../../observe/page-messages';

export type SeenRead =
  /** Not one of the endpoints we read, or an answer that says nothing (304, 5xx, …). */
  | { readonly is: 'nothing' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'unreadable'; readonly drift: readonly string[] }
  | {
      readonly is: 'facts';
      readonly kind: Kind;
      readonly facts: Facts;
      /** Whom the body names, raw: hashed by the caller and dropped. Null where it names nobody. */
      readonly identity: Identity | null;
      readonly drift: readonly string[];
    };

/** Reads one answer. Never throws for what a page can send. */
export function readSeen(seen: SeenResponse, at: Instant, hash: SaltedHash): SeenRead {
  const endpoint = matchEndpoint('GET', seen.url);
  if (!endpoint) return { is: 'nothing' };
  if (isSignedOut(seen.status)) return { is: 'signed-out' };
  if (seen.status === tooLarge) return { is: 'unreadable', drift: [`${endpoint.kind}: body is larger than 1 MB`] };
  if (seen.status !== 200) return { is: 'nothing' };

  const read = readText(endpoint, seen.body, { at, hash });
  // An error message in place of the answer is news of the server, not of the page's form.
  if (!read.ok) return isDrift(read.reason) ? { is: 'unreadable', drift: [read.reason] } : { is: 'nothing' };
  const { kind, facts, identity } = read.value;
  return { is: 'facts', kind, facts, identity, drift: read.dropped };
}
