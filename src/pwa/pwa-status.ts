import type { ExtensionPeer } from '../engine/bridge/bridge-client';

/** What the installed app knows of itself, for its notices. */
export interface PwaStatus {
  /** The extension of this browser, once it answered. */
  readonly peer: ExtensionPeer | null;
  /** The computer whose pushes no longer reach this phone, where one was paired. */
  readonly cutOffFrom: string | null;
}

export interface StatusStore {
  readonly get: () => PwaStatus;
  readonly set: (part: Partial<PwaStatus>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStatusStore(): StatusStore {
  let status: PwaStatus = { peer: null, cutOffFrom: null };
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
