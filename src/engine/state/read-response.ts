// Reads one response of a page: matches it to its endpoint, parses it and hashes its ids. Only `identity` in the result names a
// user.
import type { Facts, Kind } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { matchEndpoint } from '../../observe/endpoints/match-endpoint';
import { isDrift, isSignedOut, readText } from '../../observe/endpoints/read-body';
import type { Identity } from '../../observe/identity/identity';
import type { SaltedHash } from '../../observe/identity/salted-hash';
import { type SeenResponse, tooLarge } from '../../observe/page-messages';

export type ResponseContent =
  /** Of none of our endpoints, or an error message in place of the body. */
  | { readonly is: 'nothing' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'unreadable'; readonly drift: readonly string[] }
  | {
      readonly is: 'facts';
      readonly kind: Kind;
      readonly facts: Facts;
      /** The user the body names, raw: the caller hashes it and drops it. Null where it names none. */
      readonly identity: Identity | null;
      /** What had to be left out, a line each. */
      readonly drift: readonly string[];
    };

/** What a response says. `at` is when it was read, by the corrected clock. Never throws for what a page can send. */
export function readResponse(response: SeenResponse, at: Instant, hash: SaltedHash): ResponseContent {
  const request = matchEndpoint(response.method, response.url);
  if (!request) return { is: 'nothing' };
  if (isSignedOut(response.status)) return { is: 'signed-out' };
  if (response.status === tooLarge) return { is: 'unreadable', drift: [`${request.kind}: body is larger than 1 MB`] };
  if (response.status !== 200) return { is: 'nothing' };

  const read = readText(request, response.body, { at, hash });
  // An error message is news of the server, not of the body's form.
  if (!read.ok) return isDrift(read.reason) ? { is: 'unreadable', drift: [read.reason] } : { is: 'nothing' };
  const { kind, facts, identity } = read.value;
  return { is: 'facts', kind, facts, identity, drift: read.dropped };
}
