/** Bytes as a Zstandard frame of uncompressed blocks (RFC 8878 §3.1.1): valid, and made without a compressor. */
export function rawZstd(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const blockBytes = 100_000;
  // Magic number, then a header without content size, and a window of 2 MB.
  const parts = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58)];
  for (let at = 0; at === 0 || at < bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    const header = (block.length << 3) | (at + blockBytes >= bytes.length ? 1 : 0);
    parts.push(Uint8Array.of(header & 255, (header >> 8) & 255, header >> 16), block);
  }
  return new Uint8Array(parts.flatMap((part) => [...part]));
}
