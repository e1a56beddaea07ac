/** Writes into a buffer that grows. */
export interface ByteWriter {
  byte(value: number): void;
  /** Unsigned LEB128; any safe integer ≥ 0. */
  varint(value: number): void;
  /** Zigzag LEB128; any integer whose double is still safe. */
  signed(value: number): void;
  /** UTF-8 with its length (varint) in front. */
  text(value: string): void;
  raw(bytes: Uint8Array): void;
  done(): Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** An empty writer. */
export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;

  const ensureRoom = (more: number) => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes);
    bytes = larger;
  };
  const out: ByteWriter = {
    byte(value) {
      ensureRoom(1);
      bytes[length++] = value;
    },
    varint(value) {
      ensureRoom(8);
      let rest = value;
      // Division, because shifts work on 32 bits and instants are larger.
      for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[length++] = (rest % 128) | 128;
      bytes[length++] = rest;
    },
    signed: (value) => out.varint(value < 0 ? -value * 2 - 1 : value * 2),
    text(value) {
      const utf8 = encoder.encode(value);
      out.varint(utf8.length);
      out.raw(utf8);
    },
    raw(more) {
      ensureRoom(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    done: () => bytes.slice(0, length),
  };
  return out;
}
