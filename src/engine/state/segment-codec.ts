import type { SegmentCodec } from '../../storage/segments';
import { summaryRowsOf } from '../../storage/summary-rows';
import { decodeSegment, decodeUsage, encodeSegment } from '../../sync/codec/segment';

/** Rows a part. Parts are unpacked one by one, and a page must be able to draw a frame between two of them. */
const partRows = 4_000;

/** Packs old months in the form in which they travel to other devices. */
export const segmentCodec: SegmentCodec = {
  encode: (observations) => {
    const parts = Array.from({ length: Math.ceil(observations.length / partRows) }, (_, index) =>
      observations.slice(index * partRows, (index + 1) * partRows),
    );
    return Promise.all(parts.map(encodeSegment));
  },
  decode: (parts) => eachInTurn(parts, decodeSegment),
  decodeUsage: (parts) => eachInTurn(parts, decodeUsage),
  summarize: async (of, observations) => summaryRowsOf(of, observations),
};

/** Part by part, with a turn of the event loop between them. */
async function eachInTurn<T>(parts: readonly Uint8Array[], decode: (part: Uint8Array) => Promise<readonly T[]>) {
  const found: T[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve));
    for (const one of await decode(part)) found.push(one);
  }
  return found;
}
