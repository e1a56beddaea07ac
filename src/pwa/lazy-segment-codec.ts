import type { SegmentCodec } from '../storage/segments';

const codec = async () => (await import('../engine/state/segment-codec')).segmentCodec;

/** The codec of packed months, loaded when the first month is packed or read. */
export const segmentCodec: SegmentCodec = {
  encode: async (observations) => (await codec()).encode(observations),
  decode: async (parts) => (await codec()).decode(parts),
  decodeUsage: async (parts) => (await codec()).decodeUsage(parts),
  summarize: async (of, observations) => (await codec()).summarize(of, observations),
};
