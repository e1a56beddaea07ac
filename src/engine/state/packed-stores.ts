import type { DatabaseProvider } from '../../storage/database';
import { createSegmentStore, type SegmentCodec } from '../../storage/segments';
import { createSummaryStore } from '../../storage/summaries';
import type { PackedStores } from './lazy-packed-stores';

/** The stores of packed months and of summaries over one database. */
export function createPackedStores(database: DatabaseProvider, codec: SegmentCodec): PackedStores {
  return { segments: createSegmentStore(database, codec), summaries: createSummaryStore(database, codec) };
}
