// A codec that holds what it packed and unpacked while much is stored: storing a month and folding it both need its observations.
import type { Observation } from '../../domain/observations/observation';
import type { SegmentCodec } from '../../storage/segments';

export interface HoldingCodec extends SegmentCodec {
  /** From now on what is packed or unpacked is held, and given again where the same bytes are to be unpacked. */
  hold(): void;
  /** Releases everything. Nothing is held afterwards. */
  release(): void;
}

interface Held {
  readonly parts: readonly Uint8Array[];
  readonly observations: readonly Observation[];
}

/** `codec`, which holds nothing before it is asked to. */
export function createHoldingCodec(codec: SegmentCodec): HoldingCodec {
  let held: Map<string, Held> | null = null;
  return {
    ...codec,
    encode: async (observations) => {
      const parts = await codec.encode(observations);
      held?.set(nameOf(parts), { parts, observations });
      return parts;
    },
    decode: async (parts) => {
      const known = held?.get(nameOf(parts));
      if (known && areSame(known.parts, parts)) return known.observations;
      const observations = await codec.decode(parts);
      held?.set(nameOf(parts), { parts, observations });
      return observations;
    },
    hold: () => {
      held = new Map();
    },
    release: () => {
      held = null;
    },
  };
}

/** The same for the same bytes, and short: a part begins with bytes of its own hash. */
function nameOf(parts: readonly Uint8Array[]): string {
  return parts.map((part) => `${part.subarray(0, 8).join(',')}/${part.length}`).join(' ');
}

function areSame(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return some.length === others.length && some.every((part, index) => isSame(part, others[index] as Uint8Array));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
