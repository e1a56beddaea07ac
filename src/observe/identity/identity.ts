// Whose body it is. Raw ids exist only between here and the hash. E-mail addresses are never read.
import type { AccountKey } from '../../domain/observations/observation';
import { type BodyPart, field } from '../parsing/body-part';

/** Raw ids: never stored, logged or sent. At least one is present. */
export interface Identity {
  readonly user: string | null;
  readonly account: string | null;
  /** True where the path names the account and the body names no user. That is not enough to create an account. */
  readonly byPath?: boolean;
}

/** The user and account in a body's `user_id` and `account_id`; null when there is none. */
export function identityInBody(body: BodyPart): Identity | null {
  const user = readName(field(body, 'user_id'));
  const account = readName(field(body, 'account_id'));
  return user === null && account === null ? null : { user, account };
}

/** The account in a path; null when there is none. */
export function identityInPath({ pathAccount }: { readonly pathAccount: string | null }): Identity | null {
  return pathAccount === null ? null : { user: null, account: pathAccount, byPath: true };
}

/** Ids are optional. One of another type counts as none. */
function readName({ value }: BodyPart): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 256 ? value : null;
}

/**
 * The key of an account in a workspace: two users of one workspace differ, and so does one user in two workspaces. A
 * personal account states its user id again, or nothing, as account id. Null where no user is named.
 */
export function accountKey(identity: Identity | null, hash: (id: string) => string): AccountKey | null {
  const subject = identity && subjectOf(identity);
  return subject === null ? null : hash(subject);
}

/**
 * The key under which a path that carries only the account id (the balance's) knows the same account; null where there is no
 * such key besides the full one. Callers keep it as an alias, so that credit grants join their account.
 */
export function accountAlias(identity: Identity | null, hash: (id: string) => string): AccountKey | null {
  const alias = identity && aliasOf(identity);
  return alias === null ? null : hash(alias);
}

/** The key of the user alone, without the workspace; null where the body names no user. */
export function userKey(identity: Identity | null, hash: (id: string) => string): AccountKey | null {
  return identity === null || identity.user === null ? null : hash(`user\n${identity.user}`);
}

function subjectOf({ user, account }: Identity): string | null {
  if (user === null) return account === null ? null : `account\n${account}`;
  return account === null || account === user ? `user\n${user}` : `user\n${user}\naccount\n${account}`;
}

function aliasOf({ user, account }: Identity): string | null {
  return user !== null && account !== null && account !== user ? `account\n${account}` : null;
}
