// Data too large for one QR code, as an animation of codes. A fountain code makes all frames equally useful, so the camera may
// miss some. Frames are digits, because some QR readers damage raw bytes.
import type { EncodedBlock, LtDecoder } from 'luby-transform';
import { fromDigits, toDigits } from '../codec/digits';

const frameBytes = 300;
// Each index costs four bytes of the frame. Rare blocks with many indices would need a code too fine for a camera.
const mostIndices = 24;
/** Bytes of about two minutes of animation. Beyond that a file is better. */
export const largestAnimatedBytes = 64 * 1024;

/** Endless frames that carry `bytes`, each the text of one code. Throws `RangeError` above `largestAnimatedBytes`. */
export async function animatedQrFrames(bytes: Uint8Array): Promise<() => string> {
  if (bytes.length > largestAnimatedBytes) throw new RangeError('too much for an animated code');
  const { createEncoder, blockToBinary } = await import('luby-transform');
  const blocks = createEncoder(bytes, frameBytes, false).fountain();
  return () => {
    let block = blocks.next().value;
    while (block.indices.length > mostIndices) block = blocks.next().value;
    return toDigits(blockToBinary(block));
  };
}

export interface AnimatedQrReader {
  /** Adds the text of one code; returns the bytes once enough frames were seen. Frames of another animation start over. */
  take(text: string): Uint8Array | null;
  /** Share of the content that is known, 0–1. */
  readonly share: number;
}

/** A reader that has seen no frame. */
export async function createAnimatedQrReader(): Promise<AnimatedQrReader> {
  const { createDecoder, binaryToBlock } = await import('luby-transform');
  let decoder: LtDecoder | null = null;
  let animation = '';

  const accept = (block: EncodedBlock): Uint8Array | null => {
    const name = `${block.k}/${block.bytes}/${block.checksum}`;
    if (name !== animation || !decoder) {
      decoder = createDecoder();
      animation = name;
    }
    return decoder.addBlock(block) ? join(decoder) : null;
  };
  return {
    get share() {
      return decoder ? decoder.decodedCount / decoder.meta.k : 0;
    },
    take: (text) => {
      const bytes = fromDigits(text);
      if (!bytes || !isFrame(bytes)) return null;
      try {
        return accept(binaryToBlock(bytes));
      } catch {
        return null;
      }
    },
  };
}

// Not the library's `getDecoded`, which inflates untrusted data without a limit.
function join({ decodedData, meta }: LtDecoder): Uint8Array | null {
  const bytes = new Uint8Array(decodedData.length * frameBytes);
  for (const [i, slice] of decodedData.entries()) if (slice) bytes.set(slice, i * frameBytes);
  return bytes.slice(0, meta.bytes);
}

// The block layout of luby-transform: degree, indices, k, length, checksum, data; all 32-bit little-endian.
function isFrame(bytes: Uint8Array): boolean {
  if (bytes.length < 20) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const degree = view.getUint32(0, true);
  const head = 4 + degree * 4 + 12;
  if (degree < 1 || degree > mostIndices || bytes.length !== head + frameBytes) return false;
  const blocks = view.getUint32(4 + degree * 4, true);
  const length = view.getUint32(8 + degree * 4, true);
  const indices = Array.from({ length: degree }, (_, i) => view.getUint32(4 + i * 4, true));
  return (
    length <= largestAnimatedBytes &&
    blocks === Math.ceil(length / frameBytes) &&
    indices.every((index) => index < blocks)
  );
}
