// Ids, URLs and folders of session files become keys before anything is kept.
import { halfSipHash, type SipKey } from '../../domain/hashing/half-sip-hash';
import type { SaltedHash } from '../identity/salted-hash';

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

/** Keys that cannot be turned back: HMAC for what names somebody's work, a faster keyed hash for the many ids of responses. */
export function saltedKeys(hash: SaltedHash, fast: SipKey): SessionKeys {
  const short = (kind: string) => remembered((text) => hash(`${kind}\n${text}`).slice(0, 12));
  return { thread: short('thread'), project: short('project'), response: (id) => halfSipHash(fast, id).slice(0, 8) };
}

/** The newest answer alone is kept: every record of a file names the same thread. */
function remembered(of: (text: string) => string): (text: string) => string {
  let last: readonly [text: string, key: string] | null = null;
  return (text) => {
    if (last?.[0] !== text) last = [text, of(text)];
    return last[1];
  };
}
