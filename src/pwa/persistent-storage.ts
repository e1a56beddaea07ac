// Asks the browser not to clear what is stored here. Asked once: when the user has just put something of their own here, or
// when the installed app holds something of theirs. Some browsers put a question on the screen, so never before there is
// something to lose, and not in a tab nobody chose to keep.

import { sampleAccount } from '../domain/sample/sample-account';
import type { Snapshot } from '../domain/snapshot';
import type { Instant } from '../domain/time/instant';
import type { KeyValues } from '../engine/state/key-values';
import { appModeOf } from './phone-name';

/** What the browser said when it was asked. */
interface PersistAnswer {
  readonly at: Instant;
  readonly kept: boolean;
  /** Asked from the installed app: a browser that refuses a tab may well keep an app. */
  readonly installed: boolean;
}

export interface PersistentStorageDeps {
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  readonly values: KeyValues;
  readonly isInstalled: () => boolean;
  readonly now: () => Instant;
}

export interface PersistentStorage {
  /** Whether the browser promised it; null where it does not say. */
  readonly isPersisted: () => Promise<boolean | null>;
  /** What it answered when asked; null while it was not. */
  readonly answer: () => Promise<PersistAnswer | null>;
  /** The user has just put something here. */
  readonly afterImport: () => Promise<void>;
  /** This is what is held here now. */
  readonly afterData: (snapshot: Snapshot | null) => Promise<void>;
}

const key = 'keep-storage';

/** The same for a page of the app. */
export function pagePersistentStorage(
  { values, now }: Pick<PersistentStorageDeps, 'values' | 'now'>,
  page: Window,
): PersistentStorage {
  const isInstalled = () => appModeOf(page) === 'home-screen';
  return createPersistentStorage({ storage: page.navigator.storage, values, isInstalled, now });
}

export function createPersistentStorage({
  storage,
  values,
  isInstalled,
  now,
}: PersistentStorageDeps): PersistentStorage {
  let asking: Promise<void> | null = null;
  const answer = async () => ((await values.get([key]))[key] as PersistAnswer | undefined) ?? null;
  const ask = async () => {
    if (!storage?.persist) return;
    const installed = isInstalled();
    const last = await answer();
    if (last && (last.kept || last.installed || !installed)) return;
    const kept = (await storage.persisted()) || (await storage.persist());
    await values.set({ [key]: { at: now(), kept, installed } });
  };
  /** Two reasons at once are one question; a browser that fails to answer is one that did not promise. */
  const askOnce = () => {
    asking ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  return {
    isPersisted: async () => (await storage?.persisted?.()) ?? null,
    answer: () => answer().catch(() => null),
    afterImport: askOnce,
    afterData: async (snapshot) => {
      const isOwn = snapshot?.accounts.some(({ account }) => account.key !== sampleAccount) ?? false;
      if (isOwn && isInstalled()) await askOnce();
    },
  };
}
