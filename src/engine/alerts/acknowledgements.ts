// Acknowledgements between devices. Whatever exchanges figures carries them: encrypted files both ways, the bridge within the
// ledger, pushes from computer to phone. A further transport calls `own` and `take`.
import {
  type Acknowledgement,
  acknowledgementsIn,
  readAcknowledgements,
  stillAnswered,
  withAcknowledgements,
} from '../../domain/alerts/acknowledgement';
import type { LedgerStore } from '../../domain/alerts/ledger';
import type { Instant } from '../../domain/time/instant';
import type { KeyValues } from '../state/key-values';

export interface AcknowledgementsDeps {
  readonly now: () => Instant;
  readonly values: KeyValues;
  readonly ledger: LedgerStore;
  /** Closes the notification with this tag, if it is on the screen. */
  readonly clear: (tag: string) => Promise<void>;
}

export interface Acknowledgements {
  /** The user's answers on this device, and those received from other devices, of the last three days. */
  own(): Promise<readonly Acknowledgement[]>;
  /** Takes over what was answered elsewhere: it is not delivered here any more, and leaves the screen. */
  take(given: readonly Acknowledgement[]): Promise<void>;
}

/** Creates the acknowledgements of this device over its key-value storage. */
export function createAcknowledgements({ now, values, ledger, clear }: AcknowledgementsDeps): Acknowledgements {
  const remembered = () => answeredElsewhere(values, now());
  return {
    own: async () =>
      readAcknowledgements([...(await remembered()), ...acknowledgementsIn(await ledger.load(), now())], now()),
    take: async (given) => {
      const known = await ledger.load();
      const valid = stillAnswered(known, readAcknowledgements(given, now()));
      if (valid.length === 0) return;
      await rememberAnswered(values, valid, now());
      const next = withAcknowledgements(known, valid);
      if (next !== known) await ledger.commit(next);
      for (const { tag } of valid) await clear(tag);
    },
  };
}

const answeredKey = 'answered-alerts';

/** Remembers answers to alerts that the ledger may not hold: another device delivered them, or they arrive later. */
export async function rememberAnswered(
  values: KeyValues,
  given: readonly Acknowledgement[],
  now: Instant,
): Promise<void> {
  const known = await answeredElsewhere(values, now);
  await values.set({ [answeredKey]: readAcknowledgements([...given, ...known], now) });
}

/** The answers remembered so, newest first. A damaged value counts as none. */
export async function answeredElsewhere(values: KeyValues, now: Instant): Promise<readonly Acknowledgement[]> {
  return readAcknowledgements((await values.get([answeredKey]))[answeredKey], now);
}

/** A platform on which what was answered elsewhere counts as shown: it is recorded, and not delivered. */
export function withAnswered<Platform extends { shown(): Promise<readonly string[]> }>(
  platform: Platform,
  values: KeyValues,
  now: () => Instant,
): Platform {
  return {
    ...platform,
    shown: async () => [...(await platform.shown()), ...(await answeredElsewhere(values, now())).map(({ tag }) => tag)],
  };
}
