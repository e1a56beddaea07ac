// Ids, URLs and folders of session files become keys before anything is kept.
import { halfSipHash, sipKeyFrom } from '../../domain/hashing/half-sip-hash';
import { saltedHash } from '../identity/salted-hash';

/** From raw ids to what may be stored. */
export interface SessionKeys {
  readonly thread: (id: string) => string;
  /** Of a repository's address or a folder. */
  readonly project: (address: string) => string;
  /** Eight hex digits where the events go to a tape. */
  readonly response: (id: string) => string;
}

/** Ids as they are: for programs that store nothing. */
export const rawKeys: SessionKeys = { thread: (id) => id, project: (address) => address, response: (id) => id };

/** Keys of what is kept of a file besides. */
export interface SaltedKeys extends SessionKeys {
  /** Of a file's base name. */
  readonly file: (name: string) => string;
  /** Of a few bytes of a file. */
  readonly bytes: (bytes: Uint8Array) => string;
}

/**
 * Keys that cannot be turned back: HMAC for what names somebody's work, a faster keyed hash for files and the many ids of
 * responses. Made once for a salt: keys of files are remembered, because an open page looks at the same folder often.
 */
export function saltedKeys(salt: readonly number[]): SaltedKeys {
  const [hash, fast] = [saltedHash(Uint8Array.from(salt)), sipKeyFrom(salt)];
  const short = (kind: string) => remembered((text) => hash(`${kind}\n${text}`).slice(0, 12));
  const files = new Map<string, string>();
  return {
    thread: short('thread'),
    project: short('project'),
    response: (id) => halfSipHash(fast, id).slice(0, 8),
    file: (name) => {
      const known = files.get(name) ?? halfSipHash(fast, name);
      files.set(name, known);
      return known;
    },
    bytes: (bytes) => halfSipHash(fast, String.fromCharCode(...bytes)),
  };
}

/** The newest answer alone is kept: every record of a file names the same thread. */
function remembered(of: (text: string) => string): (text: string) => string {
  let last: readonly [text: string, key: string] | null = null;
  return (text) => {
    if (last?.[0] !== text) last = [text, of(text)];
    return last[1];
  };
}
