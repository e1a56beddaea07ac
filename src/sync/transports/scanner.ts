// Reading codes: the browser's own detector where there is one, else a decoder fetched when a camera first opens. Its
// program comes from our own address, never from a library's.
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Texts of the codes in one picture; none where there is none. */
export type ReadCodes = (picture: ImageBitmapSource) => Promise<readonly string[]>;

interface Detector {
  detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The best reader this browser has. Rejects when the fallback could not be fetched. */
export async function createCodeReader(page: object): Promise<ReadCodes> {
  const detector =
    (await nativeDetector((page as { BarcodeDetector?: DetectorClass }).BarcodeDetector)) ?? (await ponyfill());
  return async (picture) => {
    try {
      return (await detector.detect(picture)).map(({ rawValue }) => rawValue);
    } catch {
      // A frame that is not ready yet, or a detector that gave up on one: the next is a few milliseconds away.
      return [];
    }
  };
}

async function nativeDetector(Native: DetectorClass | undefined): Promise<Detector | null> {
  try {
    const formats = (await Native?.getSupportedFormats()) ?? [];
    return Native && formats.includes('qr_code') ? new Native({ formats: ['qr_code'] }) : null;
  } catch {
    return null;
  }
}

async function ponyfill(): Promise<Detector> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  await prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) },
    fireImmediately: true,
  });
  return new BarcodeDetector({ formats: ['qr_code'] });
}
