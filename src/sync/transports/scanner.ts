// Reads QR codes with the browser's BarcodeDetector, or with a decoder that is loaded when a camera is first opened. The
// decoder's WebAssembly comes from our own address, not from the library's.
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** The texts of all codes in a picture. */
export type ReadCodes = (picture: ImageBitmapSource) => Promise<readonly string[]>;

interface Detector {
  detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The best reader for this browser. Rejects when the fallback could not be loaded. */
export async function createCodeReader(page: object): Promise<ReadCodes> {
  const detector =
    (await nativeDetector((page as { BarcodeDetector?: DetectorClass }).BarcodeDetector)) ?? (await ponyfill());
  return async (picture) => {
    try {
      return (await detector.detect(picture)).map(({ rawValue }) => rawValue);
    } catch {
      // The frame was not ready, or the detector failed on it. The next frame follows in milliseconds.
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
