import type { AccountKey } from '../../domain/observations/observation';
import { distinctInOrder } from '../../storage/merge-run';
import type { ObservationStore } from '../../storage/observations';
import type { SegmentStore } from '../../storage/segments';

/** More keys than an account has in practice: from here on it pays to look which of them have anything stored. */
const manyKeys = 8;

/** Those of some keys that may have something stored. An imported file can say of thousands that they are one account. */
export async function storedKeys(
  given: readonly AccountKey[],
  stored: () => Promise<readonly AccountKey[]>,
): Promise<readonly AccountKey[]> {
  if (given.length <= manyKeys) return given;
  const known = new Set(await stored());
  return given.filter((key) => known.has(key));
}

/** A store that reaches back beyond its rows, into the packed months: an account not observed for long has nothing else. */
export function withPackedHistory(rows: ObservationStore, segments: SegmentStore): ObservationStore {
  const accounts = async () => [...new Set((await Promise.all([rows.accounts(), segments.accounts()])).flat())];
  return {
    ...rows,
    accounts,
    history: async (given, from, to, only) => {
      const keys = await storedKeys(given, accounts);
      const [recent, packed] = await Promise.all([
        rows.history(keys, from, to, only),
        segments.history(keys, from, to),
      ]);
      const old = only ? packed.filter(({ kind }) => only.includes(kind)) : packed;
      // Between packing a month and clearing its rows an observation stands in both places.
      return old.length === 0 ? recent : distinctInOrder([...old, ...recent]);
    },
  };
}
