// What keeps Headroom from working as it should, as the screens name it: at most one trouble of a kind, the newest.
import type { Trouble } from '../../domain/snapshot';

type Reason = Extract<Trouble, { kind: 'storage' }>['reason'];

const reasons: Readonly<Record<string, Reason>> = {
  QuotaExceededError: 'full',
  InvalidStateError: 'denied',
  SecurityError: 'denied',
  MissingAPIError: 'denied',
  VersionError: 'newer',
};

/** What a failed read or write of the database means to the user. Dexie wraps the browser's own error in `inner`. */
export function storageTrouble(error: unknown): Trouble {
  for (let found = error; found instanceof Object; found = 'inner' in found ? found.inner : null) {
    const reason = 'name' in found ? reasons[String(found.name)] : undefined;
    if (reason) return { kind: 'storage', reason };
  }
  return { kind: 'storage', reason: 'broken' };
}

/** The troubles with this one in place of an earlier one of its kind. */
export function withTrouble(troubles: readonly Trouble[], trouble: Trouble): readonly Trouble[] {
  return [...withoutTrouble(troubles, trouble.kind), trouble];
}

/** The troubles without those of a kind. */
export function withoutTrouble(troubles: readonly Trouble[], kind: Trouble['kind']): readonly Trouble[] {
  return troubles.filter((trouble) => trouble.kind !== kind);
}
