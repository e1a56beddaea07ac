import type { ExtensionPeer } from '../engine/bridge/bridge-client';
import type { ConsentNeeded } from '../engine/bridge/bridge-messages';

/** What the notices of the installed app show. */
export interface PwaStatus {
  /** The extension in this browser, once it answered. */
  readonly peer: ExtensionPeer | null;
  /** Whether the extension in this browser waits for the user's consent, or was refused it; null when it shares. */
  readonly consent: ConsentNeeded['consent'] | null;
  /** The paired computer whose pushes no longer reach this phone; null when there is none. */
  readonly cutOffFrom: string | null;
}

export interface StatusStore {
  readonly get: () => PwaStatus;
  readonly set: (part: Partial<PwaStatus>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Creates a store in which nothing is known yet. */
export function createStatusStore(): StatusStore {
  let status: PwaStatus = { peer: null, consent: null, cutOffFrom: null };
  const listeners = new Set<() => void>();
  return {
    get: () => status,
    set: (part) => {
      status = { ...status, ...part };
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
