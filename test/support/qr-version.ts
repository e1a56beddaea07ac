/** QR version (1–40) of a code with `size` modules on a side (ISO/IEC 18004). */
export function qrVersion(size: number): number {
  return (size - 17) / 4;
}
