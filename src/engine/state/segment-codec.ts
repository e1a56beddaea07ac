import type { SegmentCodec } from '../../storage/segments';
import { decodeSegment, encodeSegment, segmentRows } from '../../sync/codec/segment';

/** Packs old months in the form in which they travel to other devices. */
export const segmentCodec: SegmentCodec = {
  encode: (observations) => {
    const parts = Array.from({ length: Math.ceil(observations.length / segmentRows) }, (_, index) =>
      observations.slice(index * segmentRows, (index + 1) * segmentRows),
    );
    return Promise.all(parts.map(encodeSegment));
  },
  decode: async (parts) => (await Promise.all(parts.map(decodeSegment))).flat(),
};
