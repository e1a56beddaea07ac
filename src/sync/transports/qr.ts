import { generate, mode } from 'lean-qr';

export interface QrCode {
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  /** An SVG path of the dark modules, one unit each. */
  readonly path: string;
}

/** A QR code of `text`; null when it is too long. Digits are stored in numeric mode, which keeps our links small. */
export function qrCode(text: string): QrCode | null {
  try {
    const code = generate(text, { modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8] });
    return { size: code.size, path: outline(code) };
  } catch {
    return null;
  }
}

// One rectangle per run of dark modules: a tenth of the text that single squares would take.
function outline({ size, get }: { readonly size: number; get(x: number, y: number): boolean }): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let end = x;
      while (end < size && get(end, y)) end++;
      if (end > x) path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  return path;
}
