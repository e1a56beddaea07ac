// Reads bytes from an untrusted sender. Every read checks its bounds and throws `MalformedError`; public decoders turn that
// into null.

/** Thrown inside decoders only. */
export class MalformedError extends Error {}

export interface ByteReader {
  readonly left: number;
  byte(): number;
  varint(): number;
  signed(): number;
  text(): string;
  raw(length: number): Uint8Array<ArrayBuffer>;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads `bytes` from the start. */
export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0;

  const input: ByteReader = {
    get left() {
      return bytes.length - at;
    },
    byte() {
      const value = bytes[at++];
      if (value === undefined) throw new MalformedError('ends early');
      return value;
    },
    varint() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = input.byte();
        value += (byte & 127) * scale;
        if (value > Number.MAX_SAFE_INTEGER || scale > 2 ** 49) throw new MalformedError('number too large');
        if (byte < 128) return value;
      }
    },
    signed() {
      const value = input.varint();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    text() {
      const raw = input.raw(input.varint());
      try {
        return decoder.decode(raw);
      } catch {
        throw new MalformedError('not UTF-8');
      }
    },
    raw(length) {
      if (length > input.left) throw new MalformedError('ends early');
      at += length;
      return bytes.slice(at - length, at);
    },
  };
  return input;
}

/** Runs a decoder; null when the bytes are malformed. Other errors are thrown on. */
export function nullIfMalformed<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}
