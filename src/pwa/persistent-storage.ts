// Asks the browser for persistent storage, which it will not clear. Some browsers prompt the user, so it is asked once, and
// only when there is something to lose: after an import, or when the installed app holds data of the user.

import { appModeOf } from '../browser/app-mode';
import { sampleAccount } from '../domain/sample/sample-account';
import type { Snapshot } from '../domain/snapshot';
import type { Instant } from '../domain/time/instant';
import { fields, isBoolean, isNumber } from '../domain/validation/checks';
import type { KeyValues } from '../engine/state/key-values';
import { readStored } from '../engine/state/stored-values';

/** The browser's answer. */
interface PersistAnswer {
  readonly at: Instant;
  readonly kept: boolean;
  /** Asked from the installed app: a browser that refuses a tab may grant it to an app. */
  readonly installed: boolean;
}

export interface PersistentStorageDeps {
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  readonly values: KeyValues;
  readonly isInstalled: () => boolean;
  readonly now: () => Instant;
}

export interface PersistentStorage {
  /** Whether storage is persistent; null where the browser does not say. */
  readonly isPersisted: () => Promise<boolean | null>;
  /** The browser's answer; null while it was not asked. */
  readonly answer: () => Promise<PersistAnswer | null>;
  /** Call when the user has imported something. */
  readonly afterImport: () => Promise<void>;
  /** Call with each new snapshot. */
  readonly afterData: (snapshot: Snapshot | null) => Promise<void>;
}

const key = 'keep-storage';

const isAnswer = fields<PersistAnswer>({ at: isNumber, kept: isBoolean, installed: isBoolean });

/** Persistent storage for a page of the app. */
export function pagePersistentStorage(
  { values, now }: Pick<PersistentStorageDeps, 'values' | 'now'>,
  page: Window,
): PersistentStorage {
  const isInstalled = () => appModeOf(page) === 'home-screen';
  return createPersistentStorage({ storage: page.navigator.storage, values, isInstalled, now });
}

/** Creates it; nothing is asked yet. */
export function createPersistentStorage({
  storage,
  values,
  isInstalled,
  now,
}: PersistentStorageDeps): PersistentStorage {
  let asking: Promise<void> | null = null;
  const answer = async () => readStored((await values.get([key]))[key], isAnswer).value;
  const ask = async () => {
    if (!storage?.persist) return;
    const installed = isInstalled();
    const last = await answer();
    if (last && (last.kept || last.installed || !installed)) return;
    const kept = (await storage.persisted()) || (await storage.persist());
    await values.set({ [key]: { at: now(), kept, installed } });
  };
  /** Two calls at once ask once. An error counts as no answer. */
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
