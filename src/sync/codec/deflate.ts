// The browser's raw DEFLATE. Unpacking stops at a limit, so that a zip bomb costs little.

/** The most bytes a decoder unpacks to. */
const inflatedCap = 8 * 1024 * 1024;

/** Compresses bytes. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** The unpacked bytes; null when damaged, or larger than `cap`: then `onTooLarge` is called. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  cap = inflatedCap,
  onTooLarge: () => void = () => {},
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > cap) {
        onTooLarge();
        await reader.cancel();
        return null;
      }
    }
  } catch {
    return null;
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
