import type { SegmentCodec } from '../record/segments';

const codec = async () => (await import('../app/keep/segment-codec')).segmentCodec;

/** The packed months' codec, fetched when the first month is packed or read. */
export const segmentCodec: SegmentCodec = {
  encode: async (observations) => (await codec()).encode(observations),
  decode: async (parts) => (await codec()).decode(parts),
};
