import { distinctInOrder } from '../../storage/merge-run';
import type { ObservationStore } from '../../storage/observations';
import type { SegmentStore } from '../../storage/segments';

/** A store that reaches back beyond its rows, into the packed months: an account not observed for long has nothing else. */
export function withPackedHistory(rows: ObservationStore, segments: SegmentStore): ObservationStore {
  return {
    ...rows,
    accounts: async () => [...new Set((await Promise.all([rows.accounts(), segments.accounts()])).flat())],
    history: async (accounts, from, to, only) => {
      const [recent, packed] = await Promise.all([
        rows.history(accounts, from, to, only),
        segments.history(accounts, from, to),
      ]);
      const old = only ? packed.filter(({ kind }) => only.includes(kind)) : packed;
      // Between packing a month and clearing its rows an observation stands in both places.
      return old.length === 0 ? recent : distinctInOrder([...old, ...recent]);
    },
  };
}
