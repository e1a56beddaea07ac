// Whose body it is. Raw ids live from here to the hash and no further; e-mail addresses are never even read.
import type { AccountKey } from '../../domain/observations/observation';
import { type BodyPart, field } from '../parsing/body-part';

/** Raw ids: never stored, logged or sent. At least one of them is there. */
export interface Identity {
  readonly user: string | null;
  readonly account: string | null;
  /** True where the path names the account and the body nobody: too little to make a new account known by. */
  readonly byPath?: boolean;
}

/** Whom a body names by its `user_id` and `account_id`; null when it names nobody. */
export function identityInBody(body: BodyPart): Identity | null {
  const user = readName(field(body, 'user_id'));
  const account = readName(field(body, 'account_id'));
  return user === null && account === null ? null : { user, account };
}

/** Whom a path names; null when it names nobody. */
export function identityInPath({ pathAccount }: { readonly pathAccount: string | null }): Identity | null {
  return pathAccount === null ? null : { user: null, account: pathAccount, byPath: true };
}

/** Ids are optional and somebody else's: one of another type is the same as none. */
function readName({ value }: BodyPart): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 256 ? value : null;
}

/**
 * The key of an account in a workspace: two users of one workspace differ, and so does one user in two workspaces.
 * A personal account states its user id again, or nothing, as account id. Null for nobody.
 */
export function accountKey(identity: Identity | null, hash: (id: string) => string): AccountKey | null {
  const subject = identity && subjectOf(identity);
  return subject === null ? null : hash(subject);
}

/**
 * The key under which a path that names only an account id (the balance's) would know the same account, or null when
 * the full key is all there is. Callers keep it as an alias, so that the credit grants join their account.
 */
export function accountAlias(identity: Identity | null, hash: (id: string) => string): AccountKey | null {
  const alias = identity && aliasOf(identity);
  return alias === null ? null : hash(alias);
}

function subjectOf({ user, account }: Identity): string | null {
  if (user === null) return account === null ? null : `account\n${account}`;
  return account === null || account === user ? `user\n${user}` : `user\n${user}\naccount\n${account}`;
}

function aliasOf({ user, account }: Identity): string | null {
  return user !== null && account !== null && account !== user ? `account\n${account}` : null;
}
