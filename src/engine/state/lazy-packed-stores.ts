import type { SegmentStore } from '../../storage/segments';
import type { SummaryStore } from '../../storage/summaries';

/** The stores that hold history in packed form. */
export interface PackedStores {
  readonly segments: SegmentStore;
  readonly summaries: SummaryStore;
}

/** The stores. Their code is loaded when they are first used, because the background's first script must stay small. */
export function lazyPackedStores(use: <T>(work: (stores: PackedStores) => Promise<T>) => Promise<T>): PackedStores {
  return {
    segments: {
      add: (...given) => use(({ segments }) => segments.add(...given)),
      remove: (...given) => use(({ segments }) => segments.remove(...given)),
      packOlderThan: (...given) => use(({ segments }) => segments.packOlderThan(...given)),
      history: (...given) => use(({ segments }) => segments.history(...given)),
      accounts: () => use(({ segments }) => segments.accounts()),
      thin: (...given) => use(({ segments }) => segments.thin(...given)),
    },
    summaries: { fill: (...given) => use(({ summaries }) => summaries.fill(...given)) },
  };
}
