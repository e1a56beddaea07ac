// More than one code holds, as a film of codes. A fountain code makes every frame as good as any other, so the camera may
// miss some. Frames are digits: any reader hands them over unharmed, which it does not do with raw bytes.
import type { EncodedBlock, LtDecoder } from 'luby-transform';
import { fromDigits, toDigits } from '../codec/digits';

const frameBytes = 300;
// Each index costs four bytes of the frame; rare blocks made of very many would need a code too fine for a camera.
const mostIndices = 24;
/** About two minutes of film: beyond it a file is the better way. */
export const largestAnimatedBytes = 64 * 1024;

/** Endless frames that carry `bytes`, each the text of one code. Throws `RangeError` above `longestFilm`. */
export async function animatedQrFrames(bytes: Uint8Array): Promise<() => string> {
  if (bytes.length > largestAnimatedBytes) throw new RangeError('too much for a film of codes');
  const { createEncoder, blockToBinary } = await import('luby-transform');
  const blocks = createEncoder(bytes, frameBytes, false).fountain();
  return () => {
    let block = blocks.next().value;
    while (block.indices.length > mostIndices) block = blocks.next().value;
    return toDigits(blockToBinary(block));
  };
}

export interface AnimatedQrReader {
  /** Takes the text of one code; the bytes once enough frames were seen. Frames of another film start anew. */
  take(text: string): Uint8Array | null;
  /** Share of the film that is known, 0–1. */
  readonly share: number;
}

export async function createAnimatedQrReader(): Promise<AnimatedQrReader> {
  const { createDecoder, binaryToBlock } = await import('luby-transform');
  let decoder: LtDecoder | null = null;
  let film = '';

  const accept = (block: EncodedBlock): Uint8Array | null => {
    const name = `${block.k}/${block.bytes}/${block.checksum}`;
    if (name !== film || !decoder) {
      decoder = createDecoder();
      film = name;
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

// Not by the library's own `getDecoded`: it would try to inflate what a stranger's film holds, without a cap.
function join({ decodedData, meta }: LtDecoder): Uint8Array | null {
  const bytes = new Uint8Array(decodedData.length * frameBytes);
  for (const [i, slice] of decodedData.entries()) if (slice) bytes.set(slice, i * frameBytes);
  return bytes.slice(0, meta.bytes);
}

// As luby-transform lays a block out: degree, indices, k, length, checksum, data; all 32-bit little-endian.
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
